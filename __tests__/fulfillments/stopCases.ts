import type { Ground } from './ground.ts';

/** Goods that are picked or packed when something changes in Shopify. */
export function stopCases({ world, house }: Ground): void {
  const HOME = {
    address1: '1 Main St',
    city: 'Portland',
    provinceCode: 'OR',
    zip: '97201',
    countryCode: 'US',
  };
  const stops = (salesOrder: string) => [
    world.netsuite.records.find('salesorder', salesOrder)?.fields['custbody_xdk_hold'] ?? '',
    ...house.shipments(salesOrder).map(({ fields }) => fields['custbody_xdk_hold'] ?? ''),
  ];
  const address = (order: string, address1: string) =>
    world.ask(
      `mutation ($input: OrderInput!) { orderUpdate(input: $input) { userErrors { message } } }`,
      { input: { id: order, shippingAddress: { ...HOME, address1 } } },
    );
  const picked = async (status: 'A' | 'B' = 'A', quantity = 2) => {
    const placed = await house.order([{ sku: 'ROPE-20', quantity }], { shippingAddress: HOME });
    const shipment = await house.ship(placed.salesOrder, { status });
    return { ...placed, shipment };
  };
  const lineOf = (order: string) =>
    world.ask<{ order: { lineItems: { nodes: { id: string }[] } } }>(
      'query ($id: ID!) { order(id: $id) { lineItems(first: 1) { nodes { id } } } }',
      { id: order },
    ).order.lineItems.nodes[0]!.id;
  const ADDRESS = 'Shopify has another delivery address now';

  describe('goods that are picked when Shopify changes its mind', () => {
    test('about the address stop, on the order and its fulfillment, and go on when it is the first one again', async () => {
      const { order, salesOrder, shipment } = await picked('B');
      address(order, '2 Side St');
      await world.hint(order);
      expect(stops(salesOrder)).toEqual([ADDRESS, ADDRESS]);
      expect(world.errors().join()).toContain('another delivery address');
      await expect(world.edit('itemfulfillment', shipment, { shipstatus: 'C' })).rejects.toThrow(
        ADDRESS,
      );
      await expect(house.ship(salesOrder)).rejects.toThrow();
      for (const [type, id] of [
        ['salesorder', salesOrder],
        ['itemfulfillment', shipment],
      ]) {
        const page = await world.netsuite.face.request(
          `/app/common/record.nl?type=${type}&id=${id}`,
        );
        expect(await page.text()).toContain(`<strong>Do not ship this order</strong> ${ADDRESS}`);
      }
      expect(house.fulfillments(order)).toEqual([]);

      address(order, HOME.address1);
      await world.hint(order);
      expect(stops(salesOrder)).toEqual(['', '']);
      await world.edit('itemfulfillment', shipment, { shipstatus: 'C' });
      expect(house.fulfillments(order)).toHaveLength(1);
      expect(world.errors()).toEqual([]);
    });

    test('about the address go on when a person sets the sync error to Released', async () => {
      const { order, salesOrder, shipment } = await picked();
      address(order, '3 Back St');
      await world.hint(order);
      await world.hint(order);
      expect(stops(salesOrder)).toEqual([ADDRESS, ADDRESS]);
      await house.release();
      await house.tick();
      expect(stops(salesOrder)).toEqual(['', '']);
      await world.edit('itemfulfillment', shipment, { shipstatus: 'C' });
      expect(house.fulfillments(order)).toHaveLength(1);
    });

    test('about the address are picked anew: the order goes on when the old fulfillment is deleted', async () => {
      const { order, salesOrder, shipment } = await picked();
      address(order, '4 New St');
      await world.hint(order);
      await house.deleteShipment(shipment);
      await house.tick();
      expect(stops(salesOrder)).toEqual(['']);
      await house.ship(salesOrder);
      expect(house.fulfillments(order)).toHaveLength(1);
      await house.release();
    });

    test('about the address before they were picked, or after they left, do not stop', async () => {
      const early = await house.order([{ sku: 'ROPE-20', quantity: 1 }], { shippingAddress: HOME });
      address(early.order, '5 Early St');
      await world.hint(early.order);
      expect(stops(early.salesOrder)).toEqual(['']);
      await house.ship(early.salesOrder);
      address(early.order, '6 Late St');
      await world.hint(early.order);
      expect(stops(early.salesOrder)).toEqual(['', '']);
    });

    test('about the quantity stop until it is what was picked again', async () => {
      const { order, salesOrder, shipment } = await picked();
      const edit = (quantity: number) =>
        world.shopify.control.act('demo', 'editOrder', {
          order,
          changes: [{ lineItemId: lineOf(order), quantity }],
        });
      edit(1);
      await world.hint(order);
      expect(stops(salesOrder).join()).toContain('Shopify changed this order');
      await expect(world.edit('itemfulfillment', shipment, { shipstatus: 'C' })).rejects.toThrow();
      edit(2);
      await world.hint(order);
      expect(stops(salesOrder)).toEqual(['', '']);
      expect(world.errors()).toEqual([]);
    });

    test('and cancels the order stop for good, picked and packed', async () => {
      const { order, salesOrder, shipment } = await picked('B');
      world.shopify.control.act('demo', 'cancelOrder', { order });
      await world.hint(order);
      expect(stops(salesOrder)).toEqual(Array(2).fill('Shopify cancelled this order'));
      await expect(world.edit('itemfulfillment', shipment, { shipstatus: 'C' })).rejects.toThrow(
        'Shopify cancelled this order',
      );
      await house.release();
    });

    test('for a fraud risk stop beside another reason, and each goes by itself', async () => {
      const { order, salesOrder } = await picked();
      const risk = (level: string) =>
        world.shopify.control.act('demo', 'assessRisk', { order, level });
      risk('HIGH');
      address(order, '7 Odd St');
      await world.hint(order);
      expect(stops(salesOrder)).toEqual(Array(2).fill(`${ADDRESS}; Shopify found a fraud risk`));
      risk('LOW');
      await world.hint(order);
      expect(stops(salesOrder)).toEqual([ADDRESS, ADDRESS]);
      address(order, HOME.address1);
      await world.hint(order);
      expect(stops(salesOrder)).toEqual(['', '']);
    });
  });
}
