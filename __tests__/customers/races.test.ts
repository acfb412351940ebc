import type { NetSuite } from '../../emulator/netsuite/index.ts';
import { ROLE, startWorld, type World } from '../orders/world.ts';

/** Interleavings of each race; the first ones are the same in every run. */
const INTERLEAVINGS = Number(process.env['CROSSDOCK_INTERLEAVINGS'] ?? 6);

jest.setTimeout(30_000 + INTERLEAVINGS * 1000);

let world: World;
beforeAll(async () => {
  // Buckets that hundreds of races do not empty.
  world = await startWorld({ shop: { plan: 'plus' }, secondStore: 'second' });
});
afterAll(() => world.stop());

/** Draws the order in which parallel scripts proceed, the same for the same seed. */
function drawn(seed: number): Parameters<NetSuite['callTogether']>[1] {
  let state = seed * 2654435761;
  return (candidates) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 16) % candidates.length;
  };
}

interface Placed {
  store: string;
  order: string;
}

async function together(placed: Placed[], seed: number): Promise<void> {
  await world.netsuite.callTogether(
    placed.map(({ store, order }) => ({
      scriptId: 'customscript_xdk_rl_events',
      body: {
        protocol: 1,
        account: world.netsuite.account.id,
        hints: [{ key: order, store, entity: 'order', id: order, action: 'changed' }],
      },
      who: { role: ROLE },
    })),
    drawn(seed),
  );
}

const number = (order: string) => order.slice(order.lastIndexOf('/') + 1);

/** The customers that the sales orders of these orders belong to, one for each sales order. */
function owners(placed: Placed[]): string[] {
  return placed.flatMap(({ store, order }) =>
    world
      .all('salesorder')
      .filter(
        ({ fields }) =>
          fields['custbody_xdk_store'] === store &&
          fields['custbody_xdk_order_id'] === number(order),
      )
      .map(({ fields }) => String(fields['entity'])),
  );
}

const LINES = [{ sku: 'MUG-BLUE', quantity: 1 }];

function account(store: string, email: string): Placed {
  const { id } = world.shopify.control.act(store, 'placeOrder', {
    email,
    lines: LINES,
    payment: 'none',
  }) as { id: string };
  return { store, order: id };
}

/** An order with an e-mail and without a customer, as a body brings it. */
function guest(store: string, email: string): Placed {
  const order = world.shopify.control.load(store, 'order', {
    email,
    currency: 'USD',
    line_items: [{ title: 'Mug', sku: 'MUG-BLUE', quantity: 1, price: '12.00' }],
    total_price: '12.00',
    financial_status: 'pending',
  });
  return { store, order };
}

test('an account, a guest and an account of another store with one new e-mail are one customer', async () => {
  for (let seed = 1; seed <= INTERLEAVINGS; seed += 1) {
    const email = `race${seed}@example.com`;
    const placed = [
      account('demo', email),
      guest('demo', email.toUpperCase()),
      account('second', ` ${email}`.trim()),
    ];
    await together(placed, seed);
    const found = owners(placed);
    expect({
      seed,
      orders: found.length,
      owners: new Set(found).size,
      customers: world.all('customer').filter(({ fields }) => fields['email'] === email).length,
      errors: world.errors(),
    }).toEqual({ seed, orders: 3, owners: 1, customers: 1, errors: [] });
  }
});

test('two orders of one new company are one company with one contact', async () => {
  for (let seed = 1; seed <= INTERLEAVINGS; seed += 1) {
    const email = `buyer${seed}@company.example`;
    const { companyCreate } = world.ask<{
      companyCreate: {
        company: {
          id: string;
          contacts: { nodes: { id: string }[] };
          locations: { nodes: { id: string }[] };
        };
      };
    }>(
      `mutation ($input: CompanyCreateInput!) { companyCreate(input: $input) { company { id contacts(first: 1) { nodes { id } } locations(first: 1) { nodes { id } } } } }`,
      {
        input: {
          company: { name: `Company ${seed}` },
          companyContact: { email, firstName: 'Ada', lastName: 'Lovelace' },
          companyLocation: { name: 'Works' },
        },
      },
    );
    const { id, contacts, locations } = companyCreate.company;
    const company = {
      companyId: id,
      contactId: contacts.nodes[0]?.id,
      locationId: locations.nodes[0]?.id,
    };
    const place = (): Placed => ({
      store: 'demo',
      order: world.place({ email, company, lines: LINES, payment: 'none' } as never),
    });
    const placed = [place(), place()];
    await together(placed, seed);
    const found = owners(placed);
    expect({
      seed,
      orders: found.length,
      owners: new Set(found).size,
      customers: world
        .all('customer')
        .filter(({ fields }) => fields['companyname'] === `Company ${seed}`).length,
      contacts: world.all('contact').filter(({ fields }) => fields['email'] === email).length,
      errors: world.errors(),
    }).toEqual({ seed, orders: 2, owners: 1, customers: 1, contacts: 1, errors: [] });
  }
});
