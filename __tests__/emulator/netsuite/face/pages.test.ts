import { scriptSource, useAccount } from '../engine/account.ts';

const account = useAccount({ clock: { virtualFrom: '2026-03-01T08:00:00.000Z' } });
const get = async (path: string) => {
  const response = await account().face.request(path);
  return { status: response.status, text: await response.text() };
};
const send = async (method: string, path: string, body?: unknown) => {
  const response = await account().face.request(path, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: text === '' ? null : (JSON.parse(text) as Record<string, never>),
  };
};

test('pages show records, one record, saved searches, outbox and scripts', async () => {
  const netsuite = account();
  const id = netsuite.records.insert('customer', {
    companyname: 'A & B <Ltd>',
    subsidiary: '1',
    externalid: 'ext-1',
  });
  expect((await get('/')).text).toContain('/app/common/list?type=customer');
  expect((await get('/app/common/list?type=customer')).text).toContain('ext-1');
  const one = await get(`/app/common/record.nl?type=customer&id=${id}`);
  expect(one.text).toContain('A &amp; B &lt;Ltd&gt;');
  expect((await get('/app/common/record.nl?type=customer&id=999')).status).toBe(404);
  for (const path of ['/app/common/search', '/app/common/outbox', '/app/common/scripts']) {
    expect((await get(path)).status).toBe(200);
  }
});

test('a Suitelet form is a page in the browser and posts back', async () => {
  const netsuite = account();
  await netsuite.installScript({
    id: 'customscript_form',
    type: 'suitelet',
    source: scriptSource(
      'suitelet',
      ['ui/serverWidget', 'redirect'],
      `return { onRequest: ({ request, response }) => {
         if (request.parameters.away) { redirect.toRecord({ type: 'customer', id: 5 }); return; }
         if (request.method === 'POST') { response.write('hello ' + request.parameters.custpage_name); return; }
         const form = ui_serverWidget.createForm({ title: 'Set-up <1>' });
         const field = form.addField({ id: 'custpage_name', label: 'Name', type: ui_serverWidget.FieldType.TEXT });
         field.defaultValue = '"quoted"';
         const list = form.addSublist({ id: 'custpage_list', label: 'Stores', type: ui_serverWidget.SublistType.LIST });
         list.addField({ id: 'custpage_key', label: 'Key', type: ui_serverWidget.FieldType.TEXT });
         list.setSublistValue({ id: 'custpage_key', line: 0, value: 'demo' });
         form.addSubmitButton({ label: 'Go' });
         response.writePage(form);
       } };`,
    ),
  });
  const path = '/app/site/hosting/scriptlet.nl?script=customscript_form&deploy=1';
  const { text } = await get(path);
  expect(text).toContain('<h1>Set-up &lt;1&gt;</h1>');
  expect(text).toContain('value="&quot;quoted&quot;"');
  expect(text).toContain('<td>demo</td>');
  expect(text).toContain('<button type="submit">Go</button>');
  const posted = await account().face.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'custpage_name=you',
  });
  expect(await posted.text()).toBe('hello you');
  const away = await account().face.request(`${path}&away=1`);
  expect([away.status, away.headers.get('location')]).toEqual([
    302,
    '/app/common/record.nl?type=customer&id=5',
  ]);
});

test('an unknown Suitelet is a 404, one that throws shows its error', async () => {
  expect((await get('/app/site/hosting/scriptlet.nl?script=none&deploy=1')).status).toBe(404);
  await account().installScript({
    id: 'customscript_bad',
    type: 'suitelet',
    source: scriptSource(
      'suitelet',
      [],
      `return { onRequest: () => { throw new Error('broken'); } };`,
    ),
  });
  const { status, text } = await get(
    '/app/site/hosting/scriptlet.nl?script=customscript_bad&deploy=1',
  );
  expect([status, text.includes('broken')]).toEqual([500, true]);
});

/** OH section_4418229131: headers of all requests, and those of Suitelets. */
test('SSS_INVALID_HEADER: a Suitelet sets headers of its own, and none that are blocked', async () => {
  await account().installScript({
    id: 'customscript_headers',
    type: 'suitelet',
    source: scriptSource(
      'suitelet',
      [],
      `return { onRequest: ({ request, response }) => {
         const told = JSON.parse(request.parameters.names).map((name) => {
           try { response.setHeader({ name, value: 'x' }); return 'set'; } catch (error) { return error.name; }
         });
         response.write(JSON.stringify(told));
       } };`,
    ),
  });
  const told = async (names: string[]) => {
    const query = `script=customscript_headers&deploy=1&names=${JSON.stringify(names)}`;
    const response = await account().face.request(`/app/site/hosting/scriptlet.nl?${query}`);
    return { told: (await response.json()) as string[], headers: response.headers };
  };
  const blocked = ['Host', 'Via', 'Date', 'location', 'Retry-After', 'Server', 'WWW-Authenticate'];
  expect(new Set((await told(blocked)).told)).toEqual(new Set(['SSS_INVALID_HEADER']));
  const own = await told(['X-Own']);
  expect([own.told, own.headers.get('x-own')]).toEqual([['set'], 'x']);
});

test('the control API moves the clock, makes faults, runs scripts and shows the log', async () => {
  expect((await send('POST', '/_control/clock/advance', { seconds: 60 })).body).toEqual({
    now: '2026-03-01T08:01:00.000Z',
    virtual: true,
  });
  const made = await send('POST', '/_control/faults', {
    at: 'record.save',
    kind: 'before',
    times: 1,
  });
  expect(made).toMatchObject({ status: 201 });
  expect((await send('GET', '/_control/faults')).body).toMatchObject({
    faults: [{ at: 'record.save' }],
  });
  expect((await send('DELETE', '/_control/faults')).status).toBe(204);

  const source = scriptSource(
    'scheduledscript',
    ['log'],
    `return { execute: () => log.audit('said', 'hello') };`,
  );
  expect(
    (
      await send('POST', '/_control/scripts', {
        id: 'customscript_s',
        type: 'scheduledscript',
        source,
      })
    ).status,
  ).toBe(201);
  expect(
    (await send('POST', '/_control/tasks', { scriptId: 'customscript_s' })).body,
  ).toMatchObject({ status: 'COMPLETE' });
  expect((await send('GET', '/_control/log?script=customscript_s')).body).toMatchObject({
    notes: [{ details: 'hello' }],
  });
  expect((await send('PUT', '/_control/secrets/custsecret_a', { value: 'x' })).status).toBe(204);
  expect((await send('POST', '/_control/install', { folder: '/nowhere' })).status).toBe(400);
});
