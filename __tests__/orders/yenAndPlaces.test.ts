import type { Cart } from '../../emulator/shopify/state/checkout/cart.ts';
import type { RecordData } from '../../emulator/netsuite/contract.ts';
import { linesOf, startWorld, type World } from './world.ts';

jest.setTimeout(20_000);

interface Routed {
  fulfillmentOrders: { nodes: { id: string; lineItems: { nodes: { id: string }[] } }[] };
}

const PAID_BY_CARD = {
  email: 'ada@example.com',
  payment: 'paid',
  gateway: 'shopify_payments',
} as const;
const CART = { email: 'ada@example.com', payment: 'none' as const };

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

describe('a buyer who pays in yen in a dollar shop', () => {
  const cart: Cart = {
    ...PAID_BY_CARD,
    currency: 'JPY',
    exchangeRate: '0.0067',
    lines: [{ sku: 'MUG-BLUE', price: '2200', quantity: 3 }],
    discounts: [{ title: 'TEN', percentage: '10' }],
    taxes: [{ title: 'JCT', rate: '0.1' }],
  };

  test.each([
    [
      'shop',
      'US Dollar',
      [
        ['MUG-BLUE', 3, 44.22],
        ['Subtotal', null, 44.22],
        ['Shopify discount', null, -4.42],
        ['Shopify tax', 1, 3.98],
        [43.78],
      ],
      43.78,
    ],
    [
      'presentment',
      'Japanese Yen',
      [
        ['MUG-BLUE', 3, 6600],
        ['Subtotal', null, 6600],
        ['Shopify discount', null, -660],
        ['Shopify tax', 1, 594],
        [6534],
      ],
      6534,
    ],
  ])(
    'in %s money every amount is in one currency',
    async (currencyMode, currencyname, lines, paid) => {
      await world.configure({ currencyMode });
      const order = world.place(cart);
      const outcome = await world.hint(order);
      expect([outcome, world.errors()]).toEqual([['done'], []]);
      const [salesOrder] = world.salesOrders(order);
      expect(linesOf(world, salesOrder)).toEqual(lines);
      expect(salesOrder?.fields).toMatchObject({
        currencyname,
        custbody_xdk_currency_mode: currencyMode,
      });
      expect(
        world
          .all('customerdeposit')
          .filter(({ fields }) => fields['salesorder'] === salesOrder?.id)
          .map(({ fields }) => [fields['currencyname'], fields['payment']]),
      ).toEqual([[currencyname, paid]]);
    },
  );

  test('an order that a run left without link stays in its money, though the store is set to the other since', async () => {
    await world.configure({ currencyMode: 'shop' });
    const order = world.place(cart);
    expect(await world.hint(order)).toEqual(['done']);
    const before = world.salesOrders(order);
    await world.configure({ currencyMode: 'presentment' });

    await unlink(order);
    world.ask(
      'mutation ($input: OrderInput!) { orderUpdate(input: $input) { userErrors { message } } }',
      { input: { id: order, note: 'by the door' } },
    );
    expect([await world.hint(order), world.errors()]).toEqual([['done'], []]);
    const after = world.salesOrders(order);
    expect(after.map((one) => linesOf(world, one))).toEqual(
      before.map((one) => linesOf(world, one)),
    );
    expect(after[0]?.fields['memo']).toContain('by the door');

    await unlink(order);
    world.shopify.control.act('demo', 'cancelOrder', { order, refund: false });
    expect(await world.hint(order)).toEqual(['marked']);
    expect(world.errors()).toEqual([
      [
        expect.stringContaining('refund:'),
        expect.stringContaining('43.78 USD of customer deposit'),
      ],
    ]);
    await world.release(`refund:${order.split('/').pop()}`);
  });

  /** As a run leaves it that dies before its end. */
  async function unlink(order: string): Promise<void> {
    const key = `xdk:demo:order:${order.split('/').pop()}:so`;
    const link = world.all('customrecord_xdk_link').find(({ externalId }) => externalId === key);
    await world.netsuite.perform((session, records) =>
      records.delete(session, { type: 'customrecord_xdk_link', id: link?.id ?? '' }),
    );
  }
});

describe('the location of a line', () => {
  beforeAll(() => world.configure({ currencyMode: 'shop' }));

  async function imported(sku: string, quantity: number, toWest = 0): Promise<RecordData> {
    const order = world.place({ ...CART, lines: [{ sku, quantity }] });
    if (toWest > 0) move(order, toWest);
    expect([await world.hint(order), world.errors()]).toEqual([['done'], []]);
    return world.salesOrders(order)[0]!;
  }
  /** Some units of an order's only line leave for the other warehouse. */
  function move(order: string, quantity: number): void {
    const { fulfillmentOrders } = world.ask<{ order: Routed }>(
      'query ($id: ID!) { order(id: $id) { fulfillmentOrders(first: 5) { nodes { id lineItems(first: 5) { nodes { id } } } } } }',
      { id: order },
    ).order;
    const [first] = fulfillmentOrders.nodes;
    const data = world.ask<{ fulfillmentOrderMove: { userErrors: object[] } }>(
      `mutation ($id: ID!, $to: ID!, $lines: [FulfillmentOrderLineItemInput!]) {
        fulfillmentOrderMove(id: $id, newLocationId: $to, fulfillmentOrderLineItems: $lines) { userErrors { message } } }`,
      {
        id: first?.id,
        to: world.shop.locations.west,
        lines: [{ id: first?.lineItems.nodes[0]?.id, quantity }],
      },
    );
    expect(data.fulfillmentOrderMove.userErrors).toEqual([]);
  }
  const columns = (salesOrder: RecordData) => {
    const [line] = salesOrder.sublists['item'] ?? [];
    return {
      location: line?.values['location'] ?? null,
      assigned: JSON.parse(String(line?.values['custcol_xdk_assigned'])) as object,
    };
  };
  const tail = (gid: string) => gid.slice(gid.lastIndexOf('/') + 1);

  test('a line says how many units Shopify assigned to which location, also when it is spread', async () => {
    const { east, west } = world.shop.locations;
    expect(columns(await imported('MUG-BLUE', 3)).assigned).toEqual({ [tail(east)]: 3 });
    expect(columns(await imported('MUG-BLUE', 3, 1)).assigned).toEqual({
      [tail(east)]: 2,
      [tail(west)]: 1,
    });
  });

  test('assigned: the line ships from where all of it was routed', async () => {
    await world.configure({ lineLocation: 'assigned' });
    const { east, west } = world.account.locations;
    expect(columns(await imported('MUG-BLUE', 3, 3)).location).toBe(west);
    expect(columns(await imported('MUG-BLUE', 3, 1)).location ?? east).toBe(east);
  });

  test('stock: the routed location if it has all of the line, else one that has', async () => {
    await world.configure({ lineLocation: 'stock' });
    const { east, west } = world.account.locations;
    expect(columns(await imported('MUG-RED', 3, 3)).location).toBe(west);
    expect(columns(await imported('MUG-RED', 60, 60)).location).toBe(east);
    expect(columns(await imported('MUG-RED', 500)).location ?? east).toBe(east);
  });

  test('automatic: neither order nor line has one', async () => {
    await world.configure({ lineLocation: 'automatic' });
    const salesOrder = await imported('ROPE-20', 1);
    expect([salesOrder.fields['location'] ?? null, columns(salesOrder).location]).toEqual([
      null,
      null,
    ]);
  });
});
