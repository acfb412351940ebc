import { useAccount } from '../engine/account.ts';
import { scriptSource } from '../engine/account.ts';
import { signIn } from './signIn.ts';

const account = useAccount();
const RECORDS = '/services/rest/record/v1';
let url = '';
let token = '';
let item = '';

beforeAll(async () => {
  const netsuite = account();
  url = await netsuite.start();
  token = await signIn(
    url,
    netsuite.createIntegration({ user: '1', role: 'administrator', keyType: 'ec' }),
  );
  const base = netsuite.base!;
  const made = await send('POST', '/inventoryItem', {
    itemId: 'SKU-1',
    subsidiary: { items: [{ id: '1' }] },
    cogsAccount: { id: base.accounts['Cost of Goods Sold'] },
    assetAccount: { id: base.accounts['Inventory Asset'] },
    incomeAccount: { id: base.accounts['Sales'] },
  });
  expect(await made.text()).toBe('');
  item = idIn(made);
  await send('POST', '/inventoryAdjustment', {
    subsidiary: { id: '1' },
    account: { id: base.accounts['Inventory Adjustments'] },
    inventory: {
      items: [{ item: { id: item }, location: { id: base.locations!.east }, adjustQtyBy: 10 }],
    },
  });
});

const send = (method: string, path: string, body?: unknown) =>
  fetch(url + RECORDS + path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
const idIn = (response: Response) => response.headers.get('location')?.split('/').at(-1) ?? '';
const read = async (path: string) =>
  (await (await send('GET', path)).json()) as Record<string, never>;

let customer = '';
let order = '';

test('a record is created with 204 and its place', async () => {
  const response = await send('POST', '/customer', {
    companyName: 'Rest Ltd',
    subsidiary: { id: '1' },
    addressBook: {
      items: [
        {
          defaultShipping: true,
          addressBookAddress: {
            country: { id: 'US' },
            addr1: '1 Main',
            city: 'LA',
            state: 'CA',
            zip: '90001',
          },
        },
      ],
    },
  });
  expect(response.status).toBe(204);
  expect(response.headers.get('location')).toMatch(/\/services\/rest\/record\/v1\/customer\/\d+$/);
  customer = idIn(response);
});

test('an order with lines is created and read back by external id in camel case', async () => {
  const response = await send('POST', '/salesOrder', {
    entity: { id: customer },
    tranDate: '2026-11-20',
    orderStatus: { id: 'B' },
    externalId: 'web-1',
    otherRefNum: 'PO-1',
    item: {
      items: [
        {
          item: { id: item },
          quantity: 4,
          price: { id: '-1' },
          rate: 5,
          amount: 20,
          location: { id: '1' },
        },
      ],
    },
  });
  expect(await response.text()).toBe('');
  order = idIn(response);
  expect(await read('/salesOrder/eid:WEB-1?expandSubResources=true')).toMatchObject({
    id: order,
    tranDate: '2026-11-20',
    orderStatus: { id: 'B', refName: 'Pending Fulfillment' },
    otherRefNum: 'PO-1',
    total: 20,
    item: { totalResults: 1, items: [{ quantity: 4, rate: 5, item: { id: item } }] },
  });
});

test('a change touches what it names and nothing else', async () => {
  const response = await send('PATCH', `/salesOrder/${order}`, {
    memo: 'hurry',
    item: { items: [{ line: 1, quantity: 3, amount: 15 }] },
  });
  expect(response.status).toBe(204);
  expect(await read(`/salesOrder/${order}?expandSubResources=true`)).toMatchObject({
    memo: 'hurry',
    otherRefNum: 'PO-1',
    item: { items: [{ quantity: 3 }] },
  });
});

test('a transform makes the shipment, with its packages, in the context RESTWEBSERVICES', async () => {
  const netsuite = account();
  await netsuite.installScript({
    id: 'customscript_on_shipment',
    type: 'usereventscript',
    source: scriptSource(
      'usereventscript',
      ['log', 'runtime'],
      `return { afterSubmit: (c) => log.audit('shipment', runtime.executionContext + ' ' + c.newRecord.getValue('shipstatus')) };`,
    ),
    deployments: [{ recordType: 'itemfulfillment' }],
  });
  const response = await send('POST', `/salesOrder/${order}/!transform/itemFulfillment`, {
    shipStatus: { id: 'C' },
    item: { items: [{ orderLine: 1, quantity: 2, itemReceive: true, location: { id: '1' } }] },
    package: { items: [{ packageTrackingNumber: '1Z999', packageWeight: 1 }] },
  });
  expect(await response.text()).toBe('');
  expect(await read(`/itemFulfillment/${idIn(response)}?expandSubResources=true`)).toMatchObject({
    shipStatus: { id: 'C' },
    createdFrom: { id: order },
    package: { items: [{ packageTrackingNumber: '1Z999' }] },
  });
  expect(netsuite.notes.filter(({ title }) => title === 'shipment')).toMatchObject([
    { details: 'RESTWEBSERVICES C' },
  ]);
});

test('PUT with an external id creates once and changes afterwards', async () => {
  const put = (memo: string) =>
    send('PUT', '/salesOrder/eid:upserted', {
      entity: { id: customer },
      memo,
      ...(memo === 'first' && { item: { items: [{ item: { id: item }, quantity: 1, rate: 1 }] } }),
    });
  const first = idIn(await put('first'));
  expect(idIn(await put('second'))).toBe(first);
  expect(await read(`/salesOrder/${first}`)).toMatchObject({ memo: 'second' });
});

test.each([
  [
    'a taken external id',
    'POST',
    '/salesOrder',
    () => ({
      entity: { id: customer },
      externalId: 'web-1',
      item: { items: [{ item: { id: item }, quantity: 1 }] },
    }),
    400,
    'DUP_RCRD',
  ],
  [
    'a record that is not there',
    'GET',
    '/salesOrder/99999',
    () => undefined,
    404,
    'NONEXISTENT_ID',
  ],
  [
    'a record type that is not there',
    'GET',
    '/robot/1',
    () => undefined,
    404,
    'INVALID_RECORD_TYPE',
  ],
  [
    'a transform that is not allowed',
    'POST',
    '/customer/2/!transform/itemFulfillment',
    () => ({}),
    400,
    'INVALID_RCRD_TRANSFRM',
  ],
  ['a body that is no JSON', 'POST', '/customer', () => 'x{', 400, 'INVALID_CONTENT'],
] as [string, string, string, () => unknown, number, string][])(
  '%s is refused',
  async (_, method, path, body, status, code) => {
    const given = body();
    const response = await fetch(url + RECORDS + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(given !== undefined && {
        body: typeof given === 'string' ? given : JSON.stringify(given),
      }),
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({
      status,
      'o:errorDetails': [{ 'o:errorCode': code }],
    });
  },
);

test('a collection is filtered by q: texts, lists, dates, AND, OR and brackets', async () => {
  const ids: string[] = [];
  for (const name of ['Alder', 'Birch', 'Cedar']) {
    const body = {
      companyName: `${name} Ltd`,
      email: `${name}@example.com`,
      subsidiary: { id: '1' },
    };
    ids.push(idIn(await send('POST', '/customer', body)));
  }
  const [alder, birch, cedar] = ids;
  const found = async (q: string, type = 'customer') => {
    const answer = await send('GET', `/${type}?q=${encodeURIComponent(q)}`);
    const body = (await answer.json()) as { items?: { id: string }[] };
    return body.items?.map(({ id }) => id) ?? answer.status;
  };
  expect(await found('companyName START_WITH birch')).toEqual([birch]);
  expect(await found('companyName IS "Alder Ltd" OR email CONTAIN "CEDAR@"')).toEqual([
    alder,
    cedar,
  ]);
  expect(
    await found(`id ANY_OF [${alder}, ${birch}] AND email END_WITH_NOT "h@example.com"`),
  ).toEqual([alder]);
  expect(
    await found(
      `(companyName IS "Alder Ltd" OR companyName IS "Birch Ltd") AND isInactive IS false`,
    ),
  ).toEqual([alder, birch]);
  expect(await found('dateCreated ON_OR_AFTER "1/1/2020" AND companyName IS "Cedar Ltd"')).toEqual([
    cedar,
  ]);
  expect(await found('dateCreated BEFORE "1/1/2020"')).toEqual([]);
  expect(await found('itemId IS "sku-1"', 'inventoryItem')).toEqual([item]);
  for (const wrong of ['companyName LIKE x', 'companyName IS', '(id EQUAL 1', 'nothing EQUAL 1']) {
    expect(await found(wrong)).toBe(400);
  }
  expect(await found('id EQUAL 1', 'nothing')).toBe(404);
});

test('a deleted record is gone', async () => {
  const id = idIn(
    await send('POST', '/customer', { companyName: 'Gone Ltd', subsidiary: { id: '1' } }),
  );
  expect((await send('DELETE', `/customer/${id}`)).status).toBe(204);
  expect((await send('GET', `/customer/${id}`)).status).toBe(404);
});

test('SuiteQL wants Prefer: transient, pages of at most 1,000 and offsets in whole pages', async () => {
  const ask = (search: string, headers = { prefer: 'transient' } as Record<string, string>) =>
    fetch(`${url}/services/rest/query/v1/suiteql${search}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, ...headers },
      body: JSON.stringify({ q: 'SELECT id FROM currency ORDER BY id' }),
    });
  expect((await ask('')).status).toBe(200);
  expect((await ask('', {})).status).toBe(400);
  expect((await ask('?limit=1001')).status).toBe(400);
  expect((await ask('?limit=2&offset=3')).status).toBe(400);
  const page = (await (await ask('?limit=2&offset=4')).json()) as {
    hasMore: boolean;
    items: object[];
  };
  expect(page).toMatchObject({ hasMore: false, offset: 4, totalResults: 5, items: [{ id: '5' }] });
});

test('lots, contacts and builds are reached by their REST names', async () => {
  const { records, base } = account();
  const lot = records.insert('lotnumberedinventoryitem', { itemid: 'LOT', cost: 1 });
  const stock = await send('POST', '/inventoryAdjustment', {
    subsidiary: { id: '1' },
    account: { id: base!.accounts['Inventory Adjustments'] },
    inventory: {
      items: [
        {
          item: { id: lot },
          location: { id: base!.locations!.east },
          adjustQtyBy: 2,
          inventoryDetail: {
            inventoryAssignment: { items: [{ receiptInventoryNumber: 'L1', quantity: 2 }] },
          },
        },
      ],
    },
  });
  expect([stock.status, await stock.text()]).toEqual([204, '']);
  expect(
    [...records.all('inventorynumber')].map(({ fields }) => fields['inventorynumber']),
  ).toEqual(['L1']);
  const table = records.insert(
    'assemblyitem',
    { itemid: 'SET' },
    { member: [{ item, quantity: 2 }] },
  );
  const built = await send('POST', '/assemblyBuild', {
    item: { id: table },
    quantity: 1,
    location: { id: base!.locations!.east },
    subsidiary: { id: '1' },
  });
  expect([built.status, await built.text()]).toEqual([204, '']);
  const person = await send('POST', '/contact', {
    firstName: 'Kim',
    lastName: 'Ray',
    subsidiary: { id: '1' },
    company: { id: customer },
  });
  expect([person.status, await person.text()]).toEqual([204, '']);
  expect(await read(`/contact/${idIn(person)}`)).toMatchObject({ entityId: 'Kim Ray' });
});
