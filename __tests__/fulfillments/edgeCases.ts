import type { Ground } from './ground.ts';
import { look, shipped } from './look.ts';

/** Fulfillment orders in every state and number. */
export function edgeCases(at: Ground): void {
  const { world, house } = at;
  const { made, isOpen, errorsAbout } = look(at);
  const mutate = (mutation: string, variables: Record<string, unknown>) => {
    const answer = world.ask<Record<string, { userErrors: { message: string }[] }>>(
      mutation,
      variables,
    );
    for (const { userErrors } of Object.values(answer)) expect(userErrors).toEqual([]);
  };
  const move = (id: string, to: string, lines: object[] | null = null) =>
    mutate(
      `mutation ($id: ID!, $to: ID!, $lines: [FulfillmentOrderLineItemInput!]) {
      fulfillmentOrderMove(id: $id, newLocationId: $to, fulfillmentOrderLineItems: $lines) { userErrors { message } } }`,
      { id, to, lines },
    );
  const twoLines = [
    { sku: 'MUG-BLUE', quantity: 2 },
    { sku: 'ROPE-20', quantity: 3 },
  ];

  describe('a fulfillment order that is not where or as it was', () => {
    test('moved as a whole is fulfilled where it is now, or moved back where the store allows it', async () => {
      const first = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      move(house.fulfillmentOrders(first.order)[0]!.id, world.shop.locations.west);
      await house.ship(first.salesOrder);
      expect(made(first.order)).toEqual([shipped('west', '1 ROPE-20')]);

      await house.configure({ moveLocation: true });
      const second = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      move(house.fulfillmentOrders(second.order)[0]!.id, world.shop.locations.west);
      await house.ship(second.salesOrder);
      await house.tick();
      await house.configure({ moveLocation: false });
      expect(made(second.order)).toEqual([shipped('east', '1 ROPE-20')]);
    });

    test('split over two places becomes a fulfillment at each, with the same tracking numbers', async () => {
      const { order, salesOrder } = await house.order(twoLines);
      const [one] = house.fulfillmentOrders(order);
      move(one!.id, world.shop.locations.west, [{ id: one!.lineItems.nodes[1]!.id, quantity: 2 }]);
      await house.ship(salesOrder, { tracking: ['TWO-1', 'TWO-2'] });
      expect(made(order)).toEqual([
        shipped('east', '2 MUG-BLUE', '1 ROPE-20'),
        shipped('west', '2 ROPE-20'),
      ]);
      for (const { trackingInfo } of house.fulfillments(order))
        expect(trackingInfo.map(({ number }) => number)).toEqual(['TWO-1', 'TWO-2']);
    });

    test('split at one place is still one fulfillment', async () => {
      const { order, salesOrder } = await house.order(twoLines);
      const [one] = house.fulfillmentOrders(order);
      mutate(
        `mutation ($splits: [FulfillmentOrderSplitInput!]!) {
        fulfillmentOrderSplit(fulfillmentOrderSplits: $splits) { userErrors { message } } }`,
        {
          splits: [
            {
              fulfillmentOrderId: one!.id,
              fulfillmentOrderLineItems: [{ id: one!.lineItems.nodes[1]!.id, quantity: 1 }],
            },
          ],
        },
      );
      expect(house.fulfillmentOrders(order)).toHaveLength(2);
      await house.ship(salesOrder);
      expect(made(order)).toEqual([shipped('east', '2 MUG-BLUE', '3 ROPE-20')]);
    });

    test('held by Crossdock is released and fulfilled', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      mutate(
        `mutation ($id: ID!, $hold: FulfillmentOrderHoldInput!) {
        fulfillmentOrderHold(id: $id, fulfillmentHold: $hold) { userErrors { message } } }`,
        { id: house.fulfillmentOrders(order)[0]!.id, hold: { reason: 'OTHER' } },
      );
      await house.ship(salesOrder);
      expect(made(order)).toEqual([]);
      await house.tick();
      expect(made(order)).toEqual([shipped('east', '1 ROPE-20')]);
    });

    test('held by another app waits for it, with the reason and the app in the warehouse’s error', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      const [one] = house.fulfillmentOrders(order);
      world.shopify.control.act('demo', 'holdFulfillmentOrder', {
        fulfillmentOrderId: one!.id,
        reason: 'HIGH_RISK_OF_FRAUD',
        appId: '4711',
      });
      const id = await house.ship(salesOrder);
      await house.tick();
      expect(made(order)).toEqual([]);
      expect(errorsAbout(id).join()).toContain('HIGH_RISK_OF_FRAUD by 4711');
      world.shopify.control.act('demo', 'releaseHolds', {
        fulfillmentOrderId: one!.id,
        appId: '4711',
      });
      await house.hintOf('fulfillment_order', one!.id);
      await house.tick();
      expect(made(order)).toEqual([shipped('east', '1 ROPE-20')]);
    });

    test('scheduled for later is opened and fulfilled', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }], {
        fulfillAt: '2099-01-01T00:00:00Z',
      });
      expect(house.fulfillmentOrders(order)[0]?.status).toBe('SCHEDULED');
      await house.ship(salesOrder);
      await house.tick();
      expect(made(order)).toEqual([shipped('east', '1 ROPE-20')]);
    });

    test('in progress by hand is fulfilled where it is, even where units would be moved', async () => {
      await house.configure({ moveLocation: true });
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      const [one] = house.fulfillmentOrders(order);
      move(one!.id, world.shop.locations.west);
      mutate(
        `mutation ($id: ID!) { fulfillmentOrderReportProgress(id: $id) { userErrors { message } } }`,
        { id: one!.id },
      );
      await house.ship(salesOrder);
      await house.tick();
      await house.configure({ moveLocation: false });
      expect(made(order)).toEqual([shipped('west', '1 ROPE-20')]);
    });

    test('at a fulfillment service is left alone in every state of its request', async () => {
      const service = world.shopify.control.act('demo', 'addFulfillmentService', {
        name: 'Third Party',
      }) as { locationId: string };
      mutate(
        `mutation ($item: ID!, $at: ID!, $key: String!) {
        inventoryActivate(inventoryItemId: $item, locationId: $at) @idempotent(key: $key) { userErrors { message } } }`,
        {
          item: world.shop.inventoryItems.get('ROPE-20'),
          at: service.locationId,
          key: crypto.randomUUID(),
        },
      );
      const answers = [
        [],
        ['SubmitFulfillmentRequest'],
        ['SubmitFulfillmentRequest', 'AcceptFulfillmentRequest'],
        ['SubmitFulfillmentRequest', 'AcceptFulfillmentRequest', 'SubmitCancellationRequest'],
      ];
      for (const steps of answers) {
        const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
        const [one] = house.fulfillmentOrders(order);
        move(one!.id, service.locationId);
        for (const step of steps)
          mutate(
            `mutation ($id: ID!) { fulfillmentOrder${step}(id: $id) { userErrors { message } } }`,
            { id: one!.id },
          );
        const id = await house.ship(salesOrder);
        await house.tick();
        expect([steps, made(order), errorsAbout(id)]).toEqual([steps, [], []]);
        expect(isOpen(id)).toBe(false);
      }
    });

    test('of a cancelled order has nothing left: the warehouse is told', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      world.shopify.control.act('demo', 'cancelOrder', { order });
      const id = await house.ship(salesOrder);
      await house.tick();
      expect(made(order)).toEqual([]);
      expect(errorsAbout(id).join()).toContain('cancelled');
    });
  });

  describe('more than one page', () => {
    test('of fulfillment orders and of their lines is read to the end, both ways', async () => {
      const lines = Array.from({ length: 55 }, (_, index) => ({
        sku: index % 2 ? 'ROPE-20' : 'MUG-BLUE',
        quantity: 1,
      }));
      const { order, salesOrder } = await house.order(lines);
      // Moved away and back one by one: the order has a fulfillment order for each, and a long one.
      for (let index = 0; index < 11; index += 1) {
        const one = house
          .fulfillmentOrders(order)
          .find(({ lineItems }) => lineItems.nodes.length > 1);
        move(one!.id, world.shop.locations.west, [
          { id: one!.lineItems.nodes[0]!.id, quantity: 1 },
        ]);
      }
      expect(house.fulfillmentOrders(order)).toHaveLength(12);
      const id = await house.ship(salesOrder);
      expect(made(order)).toEqual([]);
      await house.tick();
      const units = made(order).map(({ place, units: all }) => `${place} ${all.length}`);
      expect(new Set(units)).toEqual(new Set(['east 44', 'west 11']));
      await house.tick();
      expect([isOpen(id), errorsAbout(id)]).toEqual([false, []]);
    });
  });
}
