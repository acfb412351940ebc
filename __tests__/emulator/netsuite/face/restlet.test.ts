import { scriptSource, useAccount } from '../engine/account.ts';
import { signIn } from './signIn.ts';

const account = useAccount({ concurrency: 2 });
let url = '';
let token = '';

beforeAll(async () => {
  const netsuite = account();
  url = await netsuite.start();
  netsuite.definitions.roles.set('customrole_caller', {
    id: 'customrole_caller',
    internalId: '1300',
    name: 'Caller',
    permissions: new Map([
      ['REPO_ANALYTICS', 'EDIT'],
      ['ADMI_LOGIN_OAUTH2', 'FULL'],
      ['ADMI_RESTWEBSERVICES', 'FULL'],
    ]),
    subsidiaries: null,
    timeZone: null,
  });
  token = await signIn(
    url,
    netsuite.createIntegration({ user: '1', role: 'customrole_caller', keyType: 'ec' }),
  );
  await netsuite.installScript({
    id: 'customscript_echo',
    type: 'restlet',
    source: scriptSource(
      'restlet',
      ['error', 'query', 'https', 'record'],
      `const kinds = {
         echo: (body) => ({ got: body }),
         text: () => 'just text',
         number: () => 7,
         thrown: () => { throw error.create({ name: 'MY_CODE', message: 'my text' }); },
         plain: () => { null.x; },
         units: () => { for (;;) query.runSuiteQL({ query: 'SELECT 1 AS one FROM dual' }); },
         slow: (body) => https.get({ url: body.url }).body,
       };
       return {
         get: (parameters) => parameters,
         post: (body) => typeof body === 'string' ? 'got ' + body : kinds[body.kind](body),
       };`,
    ),
    deployments: [{ allRoles: false, roles: ['customrole_caller'] }, { isDeployed: false }],
  });
});

const call = (
  body: unknown,
  { type = 'application/json', method = 'POST', query = 'script=customscript_echo&deploy=1' } = {},
) =>
  fetch(`${url}/app/site/hosting/restlet.nl?${query}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': type }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });

test('JSON goes in as an object and comes out as JSON', async () => {
  const response = await call({ kind: 'echo', n: 1 });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('application/json');
  expect(await response.json()).toEqual({ got: { kind: 'echo', n: 1 } });
});

test('text goes in and comes out as text', async () => {
  const response = await call('hello', { type: 'text/plain' });
  expect(await response.text()).toBe('got hello');
  expect(response.headers.get('content-type')).toContain('text/plain');
});

test('get has its parameters without script and deploy, as texts', async () => {
  const query = 'script=customscript_echo&deploy=1&a=1&b=x';
  const response = await call(undefined, { method: 'GET', query });
  expect(await response.json()).toEqual({ a: '1', b: 'x' });
});

test('the script may be named by its internal id and deployment id', async () => {
  const { internalId, deployments } = account().registry.find('customscript_echo')!;
  const query = `script=${internalId}&deploy=${deployments[0]!.id}`;
  expect((await call({ kind: 'echo' }, { query })).status).toBe(200);
});

test('an error of the script is a 400 whose message is JSON', async () => {
  const response = await call({ kind: 'thrown' });
  expect(response.status).toBe(400);
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  expect(error.code).toBe('MY_CODE');
  expect(JSON.parse(error.message)).toMatchObject({
    type: 'error.SuiteScriptError',
    name: 'MY_CODE',
    message: 'my text',
    userFacing: true,
  });
});

test('a plain JavaScript error is UNEXPECTED_ERROR', async () => {
  const response = await call({ kind: 'plain' });
  expect(response.status).toBe(400);
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  expect(error.code).toBe('UNEXPECTED_ERROR');
  expect(error.message).toContain('TypeError');
});

test('a killed script is a 400 with the limit’s code', async () => {
  expect(await (await call({ kind: 'units' })).json()).toMatchObject({
    error: { code: 'SSS_USAGE_LIMIT_EXCEEDED' },
  });
});

test.each([
  [
    'no token',
    { authorization: '' },
    'script=customscript_echo&deploy=1',
    401,
    'INVALID_LOGIN_ATTEMPT',
  ],
  [
    'an unknown token',
    { authorization: 'Bearer x' },
    'script=customscript_echo&deploy=1',
    401,
    'INVALID_LOGIN_ATTEMPT',
  ],
  [
    'an email and a password',
    { authorization: 'NLAuth nlauth_account=TSTDRV1, nlauth_email=a@b.co, nlauth_signature=x' },
    'script=customscript_echo&deploy=1',
    401,
    'INVALID_LOGIN_CREDENTIALS',
  ],
  ['an unknown script', {}, 'script=customscript_none&deploy=1', 400, 'SSS_INVALID_SCRIPTLET_ID'],
  [
    'a deployment that is not deployed',
    {},
    'script=customscript_echo&deploy=2',
    400,
    'SSS_INVALID_SCRIPTLET_ID',
  ],
  [
    'an unknown deployment',
    {},
    'script=customscript_echo&deploy=9',
    400,
    'SSS_INVALID_SCRIPTLET_ID',
  ],
])('%s is refused', async (_, headers, query, status, code) => {
  const response = await fetch(`${url}/app/site/hosting/restlet.nl?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body: '{}',
  });
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ error: { code } });
});

test.each([
  ['another content type', 'application/x-www-form-urlencoded', 415, 'INVALID_CONTENT_TYPE'],
  ['a content type in capitals', 'Application/JSON', 415, 'INVALID_CONTENT_TYPE'],
])('%s is refused', async (_, type, status, code) => {
  const response = await call('x', { type });
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ error: { code } });
});

test('a method without entry point is 405', async () => {
  expect((await call({}, { method: 'PUT' })).status).toBe(405);
});

test('an object for a text request and a number for a JSON request are INVALID_RETURN_DATA_FORMAT', async () => {
  expect(await (await call({ kind: 'number' })).json()).toMatchObject({
    error: { code: 'INVALID_RETURN_DATA_FORMAT' },
  });
});

test('errors of text requests are text', async () => {
  const response = await call('x', { type: 'text/plain', query: 'script=none&deploy=1' });
  expect(await response.text()).toMatch(/^error code: SSS_INVALID_SCRIPTLET_ID\nerror message: /);
});

test('more than 10 MB are refused', async () => {
  const response = await call(`"${'x'.repeat(10 * 1024 * 1024)}"`);
  expect(await response.json()).toMatchObject({ error: { code: 'EXCEEDED_RQST_SIZE_LIMIT' } });
});

test('a role outside the audience is told the script does not exist', async () => {
  const netsuite = account();
  netsuite.definitions.roles.set('customrole_other', {
    ...netsuite.definitions.roles.get('customrole_caller')!,
    id: 'customrole_other',
  });
  const keys = netsuite.createIntegration({ user: '1', role: 'customrole_other', keyType: 'ec' });
  const response = await fetch(
    `${url}/app/site/hosting/restlet.nl?script=customscript_echo&deploy=1`,
    {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await signIn(url, keys)}`,
        'content-type': 'application/json',
      },
      body: '{}',
    },
  );
  expect(await response.json()).toMatchObject({ error: { code: 'SSS_INVALID_SCRIPTLET_ID' } });
});

test('requests beyond the account’s limit are not run: 400 for RESTlets, 429 for REST', async () => {
  const netsuite = account();
  const places = [netsuite.concurrency.enter(), netsuite.concurrency.enter()];
  const limited = await call({ kind: 'echo' });
  expect(limited.status).toBe(400);
  expect(await limited.json()).toMatchObject({ error: { code: 'SSS_REQUEST_LIMIT_EXCEEDED' } });
  const rest = await fetch(`${url}/services/rest/query/v1/suiteql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, prefer: 'transient' },
    body: '{}',
  });
  expect(rest.status).toBe(429);
  for (const leave of places) leave?.();
  expect((await call({ kind: 'echo' })).status).toBe(200);
});

test('an integration with a limit has its places for itself and no more; the others share the rest', async () => {
  const netsuite = account();
  const { concurrency } = netsuite;
  expect(() => concurrency.allocate('greedy', 3)).toThrow(RangeError);
  const keys = netsuite.createIntegration({
    user: '1',
    role: 'customrole_caller',
    keyType: 'ec',
    concurrency: 1,
  });
  const others = concurrency.enter();
  expect(concurrency.enter()).toBeNull();
  const own = concurrency.enter(keys.clientId);
  const bearer = { authorization: `Bearer ${await signIn(url, keys)}` };
  const ask = () =>
    fetch(`${url}/app/site/hosting/restlet.nl?script=customscript_echo&deploy=1`, {
      method: 'POST',
      headers: { ...bearer, 'content-type': 'application/json' },
      body: '{"kind":"echo"}',
    });
  others?.();
  expect((await ask()).status).toBe(400);
  own?.();
  expect((await ask()).status).toBe(200);

  const role = netsuite.definitions.roles.get('customrole_caller')!;
  role.isWebServicesOnly = true;
  expect((await ask()).status).toBe(401);
  role.isWebServicesOnly = false;
  concurrency.release(keys.clientId);
});

test('faults: maintenance, and an answer that is lost after the work was done', async () => {
  const netsuite = account();
  netsuite.faults.add({ at: 'restlet', kind: 'http', status: 503, times: 1 });
  expect((await call({ kind: 'echo' })).status).toBe(503);
  netsuite.faults.add({ at: 'restlet', kind: 'timeout', times: 1 });
  expect((await call({ kind: 'echo' })).status).toBe(503);
  expect((await call({ kind: 'echo' })).status).toBe(200);
  netsuite.tokens.revokeAll();
  expect((await call({ kind: 'echo' })).status).toBe(401);
});
