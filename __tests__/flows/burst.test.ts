import { DEMO_STORE } from '../../scripts/local/boot.ts';
import { ROLE, startWorld, type World } from '../orders/world.ts';

jest.setTimeout(20_000);

const EVENTS = 'customscript_xdk_rl_events';

describe('while a call imports an order', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  /** The hint of its routing, which comes a second after the order's own. */
  function routed(order: string): object {
    const { fulfillmentOrders } = world.ask<{
      order: { fulfillmentOrders: { nodes: { id: string }[] } };
    }>('query ($id: ID!) { order(id: $id) { fulfillmentOrders(first: 1) { nodes { id } } } }', {
      id: order,
    }).order;
    const id = fulfillmentOrders.nodes[0]?.id ?? '';
    const [hint] = (world.hintBody(order) as { hints: object[] }).hints;
    const key = `${DEMO_STORE.key}:fulfillment_order:${id.split('/').pop()}`;
    return {
      ...world.hintBody(),
      hints: [{ ...hint, key, entity: 'fulfillment_order', id }],
    };
  }

  /** How imports of orders ended, by their activity. */
  const ends = () =>
    world
      .all('customrecord_xdk_activity')
      .filter(({ fields }) => fields['custrecord_xdk_activity_flow'] === 'orders import')
      .flatMap(({ fields }) =>
        (
          JSON.parse(String(fields['custrecord_xdk_activity_entries'])) as {
            outcome: string;
            note?: string;
          }[]
        ).map(({ outcome, note }) => `${outcome} ${note ?? ''}`.trim()),
      );

  test('a hint of one of its parts waits instead of doing the same work, and finds it done', async () => {
    // The token is fetched before, and not by both.
    await world.hint(
      world.place({ email: 'a@example.com', lines: [{ sku: 'MUG-RED', quantity: 1 }] }),
    );
    const order = world.place({
      email: 'a@example.com',
      lines: [{ sku: 'MUG-BLUE', quantity: 1 }],
    });
    const routing = routed(order);
    // The first call goes on alone until it has read the order from Shopify.
    let turns = 0;
    await world.netsuite.callTogether(
      [world.hintBody(order), routing].map((body) => ({
        scriptId: EVENTS,
        body,
        who: { role: ROLE },
      })),
      (candidates) => ((turns += 1) < 12 ? 0 : candidates.length - 1),
    );

    expect(world.salesOrders(order)).toHaveLength(1);
    expect(ends().sort()).toEqual(['done', 'done', 'retry another run works on it']);
    const outcome = await world.netsuite.callRestlet(EVENTS, routing, { role: ROLE });
    expect(JSON.stringify(outcome)).toContain('"outcome":"done"');
    expect(world.salesOrders(order)).toHaveLength(1);
  });

  test('the news of its routing in the same call does not read it again', async () => {
    const order = world.place({
      email: 'a@example.com',
      lines: [{ sku: 'MUG-BLUE', quantity: 1 }],
    });
    const [one, other] = [world.hintBody(order), routed(order)] as { hints: object[] }[];
    const body = { ...one, hints: [...(one?.hints ?? []), ...(other?.hints ?? [])] };
    const outcome = await world.netsuite.callRestlet(EVENTS, body, { role: ROLE });
    expect(JSON.stringify(outcome).split('"outcome":"done"')).toHaveLength(3);
    const points = world
      .all('customrecord_xdk_activity')
      .slice(-2)
      .map(({ fields }) => Number(fields['custrecord_xdk_activity_points']));
    expect(points).toEqual([expect.any(Number), 0]);
    expect(points[0]).toBeGreaterThan(0);
  });
});
