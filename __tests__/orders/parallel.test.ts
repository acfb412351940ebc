import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NetSuite } from '../../emulator/netsuite/index.ts';
import { ROLE, startWorld, type World } from './world.ts';

const CALLS = 'customscript_xdk_rl_events';

jest.setTimeout(20_000);

/** Draws the order in which parallel scripts proceed, the same for the same seed. */
function drawn(seed: number): Parameters<NetSuite['callTogether']>[1] {
  let state = seed * 2654435761;
  return (candidates) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 16) % candidates.length;
  };
}

describe('at the same moment', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  function together(bodies: object[], seed: number) {
    return world.netsuite.callTogether(
      bodies.map((body) => ({ scriptId: CALLS, body, who: { role: ROLE } })),
      drawn(seed),
    );
  }

  test('two imports of one order of a new customer make one customer, one order and one deposit', async () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const email = `new${seed}@example.com`;
      const order = world.place({
        email,
        lines: [{ sku: 'MUG-BLUE', quantity: 1 }],
        payment: 'paid',
        gateway: 'shopify_payments',
      });
      await together([world.hintBody(order), world.hintBody(order)], seed);
      expect({
        orders: world.salesOrders(order).length,
        deposits: world
          .all('customerdeposit')
          .filter(({ fields }) => String(fields['memo']).includes(`#${1000 + seed} `)).length,
        customers: world.all('customer').filter(({ fields }) => fields['email'] === email).length,
        links: world
          .all('customrecord_xdk_link')
          .filter(({ externalId }) => externalId?.includes(order.split('/').pop()!)).length,
        errors: world.errors(),
      }).toEqual({ orders: 1, deposits: 1, customers: 1, links: 1, errors: [] });
    }
  });

  test('two orders of one new buyer make one customer', async () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const cart = {
        email: `twice${seed}@example.com`,
        lines: [{ sku: 'MUG-RED', quantity: 1 }],
        payment: 'none' as const,
      };
      const orders = [world.place(cart), world.place({ ...cart, email: cart.email.toUpperCase() })];
      await together(
        orders.map((order) => world.hintBody(order)),
        seed,
      );
      expect(orders.map((order) => world.salesOrders(order).length)).toEqual([1, 1]);
      expect(
        world.all('customer').filter(({ fields }) => fields['email'] === cart.email),
      ).toHaveLength(1);
    }
  });

  test('without the external id that NetSuite keeps unique, the same races make two sales orders', async () => {
    const built = join(__dirname, '../../src/FileCabinet/SuiteScripts/crossdock/rl_events.js');
    const parts = readFileSync(built, 'utf8').split(
      'target.setValue({ fieldId: "externalid", value: plan.externalId });',
    );
    expect(parts).toHaveLength(2);
    await world.netsuite.installScript({
      id: 'customscript_without_external_ids',
      type: 'restlet',
      source: parts.join(''),
    });
    const counts = [];
    for (let seed = 1; seed <= 5; seed += 1) {
      const order = world.place({
        email: 'same@example.com',
        lines: [{ sku: 'MUG-RED', quantity: 1 }],
        payment: 'none',
      });
      const call = {
        scriptId: 'customscript_without_external_ids',
        body: world.hintBody(order),
        who: { role: ROLE },
      };
      await world.netsuite.callTogether([call, call], drawn(seed));
      counts.push(world.salesOrders(order).length);
    }
    expect(counts).toContain(2);
  });
});
