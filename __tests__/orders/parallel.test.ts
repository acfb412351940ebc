import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NetSuite } from '../../emulator/netsuite/index.ts';
import { answersIn, EVENTS, ROLE, startWorld, type World } from './world.ts';

/** How many seeded orders of the calls each race is run under. */
const SEEDS = Array.from(
  { length: Number(process.env['CROSSDOCK_SEEDS'] ?? 2) },
  (_, index) => index + 1,
);

/** Orders of calls in which the change was lost once. */
const ONCE_LOST = [8, 11];

jest.setTimeout(20_000 + SEEDS.length * 500);

type Draw = NonNullable<Parameters<NetSuite['callTogether']>[1]>;

/** Draws the order in which parallel scripts proceed, the same for the same seed. */
function drawn(seed: number): Draw {
  let state = seed * 2654435761;
  return (candidates) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 16) % candidates.length;
  };
}

describe.each([
  ['and its cache keeps', 0],
  ['and its cache forgets', 1],
])('at the same moment, where NetSuite runs several scripts %s', (_how, cacheLoss) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ secondStore: 'second', cacheLoss });
  });
  afterAll(() => world.stop());

  function together(bodies: object[], draw: Draw) {
    return world.netsuite.callTogether(
      bodies.map((body) => ({ scriptId: EVENTS, body, who: { role: ROLE } })),
      draw,
    );
  }

  /** What was answered with "later" comes again. */
  async function settled(...orders: string[]): Promise<void> {
    const missing = () => orders.filter((order) => world.salesOrders(order).length === 0);
    for (let times = 0; missing().length > 0 && times < 5; times += 1) {
      await world.hint(...missing());
      await later();
    }
  }

  /** The time has come for work that was put off. */
  async function later(): Promise<void> {
    for (const { id, fields } of world.all('customrecord_xdk_work'))
      if (fields['custrecord_xdk_work_due'])
        await world.edit('customrecord_xdk_work', id, {
          custrecord_xdk_work_due: '2000-01-01T00:00:00.000Z',
        });
    await world.hint();
  }

  /** An order in NetSuite, whose note is changed in Shopify. */
  async function imported() {
    const order = world.place({
      email: 'ada@example.com',
      lines: [{ sku: 'MUG-RED', quantity: 1 }],
      payment: 'none',
    });
    expect(await world.hint(order)).toEqual(['done']);
    const write = (note: string) =>
      world.ask(
        'mutation ($input: OrderInput!) { orderUpdate(input: $input) { userErrors { message } } }',
        { input: { id: order, note } },
      );
    return { order, write };
  }

  test('two imports of one order of a new customer make one customer, one order and one deposit', async () => {
    for (const seed of SEEDS) {
      const email = `new${seed}@example.com`;
      const order = world.place({
        email,
        lines: [{ sku: 'MUG-BLUE', quantity: 1 }],
        payment: 'paid',
        gateway: 'shopify_payments',
      });
      await together([world.hintBody(order), world.hintBody(order)], drawn(seed));
      await settled(order);
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
    for (const seed of SEEDS) {
      const cart = {
        email: `twice${seed}@example.com`,
        lines: [{ sku: 'MUG-RED', quantity: 1 }],
        payment: 'none' as const,
      };
      const orders = [world.place(cart), world.place({ ...cart, email: cart.email.toUpperCase() })];
      await together(
        orders.map((order) => world.hintBody(order)),
        drawn(seed),
      );
      await settled(...orders);
      expect(orders.map((order) => world.salesOrders(order).length)).toEqual([1, 1]);
      expect(
        world.all('customer').filter(({ fields }) => fields['email'] === cart.email),
      ).toHaveLength(1);
    }
  });

  test('two stores sell to one new e-mail and make one customer', async () => {
    for (const seed of SEEDS) {
      const email = `both${seed}@example.com`;
      const cart = { email, lines: [{ sku: 'ROPE-20', quantity: 1 }], payment: 'none' as const };
      const first = world.place(cart);
      const second = (
        world.shopify.control.act('second', 'placeOrder', cart as object as never) as { id: string }
      ).id;
      const body = JSON.parse(JSON.stringify(world.hintBody(second)).replaceAll('demo', 'second'));
      await together([world.hintBody(first), body], drawn(seed));
      const customers = world.all('customer').filter(({ fields }) => fields['email'] === email);
      const orders = world
        .all('salesorder')
        .filter(({ fields }) => fields['entity'] === customers[0]?.id);
      expect([seed, customers.length, orders.length, world.errors()]).toEqual([seed, 1, 2, []]);
    }
  });

  test('an order that changes and is hinted while a worker finishes it is never left as it was', async () => {
    const { order, write } = await imported();
    const rowOf = () =>
      world
        .all('customrecord_xdk_work')
        .find(({ fields }) => fields['custrecord_xdk_work_subject'] === order)!;
    const isDirty = () => {
      const { fields } = rowOf();
      return fields['custrecord_xdk_work_done'] !== fields['custrecord_xdk_work_hinted'];
    };
    await world.netsuite.callRestlet(EVENTS, markedFirst(order), { role: ROLE });
    let between = 0;
    for (const seed of SEEDS) {
      write(`before ${seed}`);
      await world.edit('customrecord_xdk_work', rowOf().id, {
        custrecord_xdk_work_hinted: `mark ${seed}`,
      });
      expect(isDirty()).toBe(true);

      // The worker begins; so many calls later the order changes, and only then its hint may come.
      const draw = drawn(seed);
      let calls = 1 + (seed % 40);
      await together([world.hintBody(), markedFirst(order)], (candidates) => {
        if (calls > 0) {
          calls -= 1;
          if (calls === 0) write(`after ${seed}`);
          return 0;
        }
        return draw(candidates);
      });
      if (calls > 0) write(`after ${seed}`);
      else between += 1;
      if (calls > 0) await world.hint(order);
      for (let tick = 0; isDirty() && tick < 5; tick += 1) await later();
      expect([seed, isDirty(), world.salesOrders(order)[0]?.fields['memo']]).toEqual([
        seed,
        false,
        expect.stringContaining(`after ${seed}`),
      ]);
    }
    expect(between).toBeGreaterThan(SEEDS.length / 2);
  });

  test('an older run that saves an order after a newer one compared it is not the last word', async () => {
    const { order, write } = await imported();
    for (const seed of [...ONCE_LOST, ...SEEDS]) {
      write(`before ${seed}`);
      const draw = drawn(seed);
      let turns = 5 + (seed % 50);
      const hints: Promise<string[]>[] = [];
      const change = () => {
        write(`after ${seed}`);
        hints.push(world.hint(order));
      };
      const older = await together([world.hintBody(order), world.hintBody(order)], (candidates) => {
        turns -= 1;
        if (turns === 0) change();
        return draw(candidates);
      });
      if (turns > 0) change();
      const answers = [...older.flatMap(answersIn), ...(await Promise.all(hints)).flat()];
      await later();
      // The relay sends again what is not done.
      if (answers.some((answer) => answer !== 'done')) await world.hint(order);
      expect([seed, world.salesOrders(order)[0]?.fields['memo']]).toEqual([
        seed,
        expect.stringContaining(`after ${seed}`),
      ]);
    }
  });

  /** So many hints at once that the last one, the order's, is written down before it is worked on. */
  function markedFirst(order: string): object {
    const [hint] = (world.hintBody(order) as { hints: object[] }).hints;
    const others = Array.from({ length: 60 }, (_, index) => ({
      ...hint,
      key: `demo:sales_order:${index}`,
      entity: 'sales_order',
      id: String(90_000 + index),
    }));
    return { ...world.hintBody(), hints: [...others, hint] };
  }

  if (cacheLoss === 0) return;
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
