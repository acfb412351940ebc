import { changesOf } from './changes.ts';
import { ROLE, type World } from './world.ts';

const CART = {
  email: 'ada@example.com',
  lines: [{ sku: 'MUG-BLUE', quantity: 2 }],
  payment: 'paid' as const,
  gateway: 'shopify_payments',
};

/** Orders that Shopify does not show any more. */
export function goneCases(worldOf: () => World): void {
  const tail = (order: string) => order.split('/').pop() ?? '';
  async function imported(): Promise<string> {
    const order = worldOf().place(CART);
    expect(await worldOf().hint(order)).toEqual(['done']);
    return order;
  }
  const remove = (order: string) =>
    changesOf(worldOf()).run(
      'mutation ($id: ID!) { orderDelete(orderId: $id) { userErrors { message } } }',
      { id: order },
    );
  /** Shopify's news that it deleted the order. */
  async function tellDeleted(order: string): Promise<unknown> {
    const body = worldOf().hintBody(order) as { hints: object[] };
    const hints = body.hints.map((hint) => ({
      ...hint,
      action: 'deleted',
      topic: 'orders/delete',
    }));
    const outcome = await worldOf().netsuite.callRestlet(
      'customscript_xdk_rl_events',
      { ...body, hints },
      { role: ROLE },
    );
    if (outcome.kind !== 'returned') throw new Error(JSON.stringify(outcome));
    const { json } = outcome.value as { json: { results: { outcome: string }[] } };
    return json.results.map((result) => result.outcome);
  }
  const told = (order: string) =>
    worldOf()
      .errors()
      .filter(([cause]) => cause.endsWith(`:${tail(order)}`));
  const statusOf = (order: string) => worldOf().salesOrders(order)[0]?.fields['status'];

  test('cancelled and then deleted without any news of it, its money stays a to-do until a person has dealt with it', async () => {
    const world = worldOf();
    const order = await imported();
    world.shopify.control.act('demo', 'cancelOrder', { order, refund: false });
    expect(await world.hint(order)).toEqual(['marked']);
    remove(order);
    expect(await world.hint(order)).toEqual(['marked']);
    expect(told(order)).toEqual([
      [`refund:${tail(order)}`, expect.stringMatching(/was cancelled in Shopify\. .* CD\d+/)],
    ]);
    await world.release(`refund:${tail(order)}`);
    expect([await world.hint(order), told(order)]).toEqual([['done'], []]);
    expect([await world.hint(order), told(order)]).toEqual([['done'], []]);
  });

  test('deleted, it is closed once Shopify shows it no more, whatever hint comes between, and its money is asked for', async () => {
    const world = worldOf();
    const order = await imported();
    expect([await tellDeleted(order), statusOf(order)]).toEqual([
      ['marked'],
      'Pending Fulfillment',
    ]);
    remove(order);
    expect([await world.hint(order), statusOf(order)]).toEqual([['marked'], 'Closed']);
    expect(told(order)).toEqual([
      [`refund:${tail(order)}`, expect.stringMatching(/was deleted in Shopify\. .* CD\d+/)],
    ]);
    await world.release(`refund:${tail(order)}`);
    expect([await world.hint(order), told(order)]).toEqual([['done'], []]);
  });

  test('deleted before it was imported, it never comes; money of a cancelled one stays asked for', async () => {
    const world = worldOf();
    const [plain, cancelled] = [world.place(CART), world.place(CART)];
    world.shopify.control.act('demo', 'cancelOrder', { order: cancelled, refund: false });
    expect(await world.hint(cancelled)).toEqual(['marked']);
    const before = told(cancelled);
    for (const order of [plain, cancelled]) remove(order);
    expect([await tellDeleted(plain), told(plain)]).toEqual([['done'], []]);
    expect([await tellDeleted(cancelled), told(cancelled)]).toEqual([['marked'], before]);
    expect(before).toHaveLength(1);
    await world.release(`refund:${tail(cancelled)}`);
    expect([await world.hint(cancelled), told(cancelled)]).toEqual([['done'], []]);
  });

  test('not shown and nothing known of it, a person is asked after three looks, and nothing is closed; released, it is let go with its shipment', async () => {
    const world = worldOf();
    const order = await imported();
    remove(order);
    expect([await world.hint(order), told(order)]).toEqual([['marked'], []]);
    await world.hint(order);
    await world.hint(order);
    const cause = `order-not-readable:${tail(order)}`;
    expect([told(order), statusOf(order)]).toEqual([
      [[cause, expect.stringContaining('Shopify shows nothing for order')]],
      'Pending Fulfillment',
    ]);
    await world.release(cause);
    expect([await world.hint(order), told(order), statusOf(order)]).toEqual([
      ['done'],
      [],
      'Pending Fulfillment',
    ]);
    expect([await world.hint(order), told(order)]).toEqual([['done'], []]);
    const shipment = await changesOf(world).fulfill(order, 'C');
    await world.hint();
    const [row] = world
      .all('customrecord_xdk_work')
      .filter(({ fields }) => fields['custrecord_xdk_work_entity'] === 'item_fulfillment')
      .filter(({ fields }) => fields['custrecord_xdk_work_subject'] === shipment);
    expect(row?.fields['custrecord_xdk_work_done']).toBe(row?.fields['custrecord_xdk_work_hinted']);
    expect([row !== undefined, told(order)]).toEqual([true, []]);
  });
}
