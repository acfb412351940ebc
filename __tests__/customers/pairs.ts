import type { RecordObject, Session } from '../../emulator/netsuite/contract.ts';
import { startWorld, type World, type WorldOptions } from '../orders/world.ts';

/** The world of the test file that loads this; customers of both sides are looked at and changed by these functions. */
let world: World;

export async function startPairs(options: WorldOptions): Promise<World> {
  world = await startWorld(options);
  return world;
}

export const HOME = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  address1: 'Ada Street 1',
  city: 'Springfield',
  provinceCode: 'IL',
  countryCode: 'US',
  zip: '62701',
};

export interface Shown {
  firstName: string;
  lastName: string;
  email: string | null;
  phone: string | null;
  updatedAt: string;
  defaultAddress: object | null;
  addressesV2: { nodes: object[] };
}

export const inShopify = (id: string): Shown =>
  world.ask<{ customer: Shown }>(
    `query ($id: ID!) { customer(id: $id) { firstName lastName email phone updatedAt
      defaultAddress { firstName lastName address1 city } addressesV2(first: 9) { nodes { id } } } }`,
    { id },
  ).customer;
export const linkOf = (id: string) =>
  world
    .all('customrecord_xdk_link')
    .find(({ fields }) => fields['custrecord_xdk_link_shopify_id'] === id);
export const inNetsuite = (id: string) => {
  const customer = world.netsuite.records.find(
    'customer',
    String(linkOf(id)?.fields['custrecord_xdk_link_record_id']),
  );
  if (!customer) throw new Error('not linked');
  return customer;
};
export const update = (id: string, input: object) =>
  world.ask(
    'mutation ($input: CustomerInput!) { customerUpdate(input: $input) { userErrors { message } } }',
    {
      input: { id, ...input },
    },
  );
export const work = () =>
  world
    .all('customrecord_xdk_work')
    .filter(
      ({ fields }) => fields['custrecord_xdk_work_done'] !== fields['custrecord_xdk_work_hinted'],
    );

/** A person changes the address where it stands. */
export function moveTo(customer: string, address: Record<string, string>): Promise<string> {
  let acting: Session;
  return world.netsuite.save(
    (session, records) => {
      acting = session;
      return records.load(session, { type: 'customer', id: customer });
    },
    (call) => {
      const cell = { sublistId: 'addressbook', fieldId: 'addressbookaddress', line: 0 };
      const standing = call('getSublistSubrecord', cell) as RecordObject;
      for (const [fieldId, value] of Object.entries(address))
        standing.call(acting, 'setValue', [{ fieldId, value }]);
    },
  );
}

export async function poll(): Promise<void> {
  await world.netsuite.runSchedule('customscript_xdk_sc_poll');
  await world.netsuite.settled();
}

export async function hint(
  id: string,
  action = 'changed',
  other?: string,
  ...further: string[]
): Promise<string> {
  const outcome = await world.netsuite.callRestlet(
    'customscript_xdk_rl_events',
    {
      protocol: 1,
      account: world.netsuite.account.id,
      hints: [id, ...further].map((one) => ({
        key: one,
        store: 'demo',
        entity: 'customer',
        id: one,
        action,
        ...(other && { other }),
      })),
    },
    { role: 'customrole_xdk_integration' },
  );
  const { value } = outcome as { value: { json: { results: { outcome: string }[] } } };
  return value.json.results[0]?.outcome ?? '';
}

/** A buyer whose pair both sides agree on. */
export async function agreedBuyer(name: string): Promise<string> {
  const order = world.place({
    email: `${name.toLowerCase()}@example.com`,
    firstName: name,
    lastName: 'Lovelace',
    lines: [{ sku: 'MUG-BLUE', quantity: 1 }],
    shippingAddress: HOME,
    payment: 'paid',
    gateway: 'shopify_payments',
  } as never);
  expect(await world.hint(order)).toEqual(['done']);
  await poll();
  return world.ask<{ order: { customer: { id: string } } }>(
    'query ($id: ID!) { order(id: $id) { customer { id } } }',
    { id: order },
  ).order.customer.id;
}

export interface ShownFields {
  tags: string[];
  metafields: { nodes: { key: string; value: string }[] };
}

export const shownOf = (id: string): [string[], Record<string, string>] => {
  const { tags, metafields } = world.ask<{ customer: ShownFields }>(
    `query ($id: ID!) { customer(id: $id) { tags metafields(first: 9) { nodes { key value } } } }`,
    { id },
  ).customer;
  return [tags, Object.fromEntries(metafields.nodes.map(({ key, value }) => [key, value]))];
};

export async function setCustomers(further: object): Promise<void> {
  const [store] = world.all('customrecord_xdk_store');
  const settings = JSON.parse(String(store?.fields['custrecord_xdk_store_settings'])) as {
    customers: object;
  };
  await world.edit('customrecord_xdk_store', store?.id ?? '', {
    custrecord_xdk_store_settings: JSON.stringify({
      ...settings,
      customers: { ...settings.customers, ...further },
    }),
  });
}
