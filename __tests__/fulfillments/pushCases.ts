import { DEMO_STORE } from '../../scripts/local/boot.ts';
import type { Ground } from './ground.ts';

/** What becomes of an item fulfillment when it is shipped, corrected, taken back. */
export function pushCases({ world, house }: Ground): void {
  describe('an item fulfillment', () => {
    test('is a fulfillment in Shopify when the save is over, with tracking and the mapped carrier', async () => {
      const { order, salesOrder } = await house.order([
        { sku: 'MUG-BLUE', quantity: 2 },
        { sku: 'ROPE-20', quantity: 1 },
      ]);
      await house.ship(salesOrder, { tracking: ['1Z999AA10123456784', '1Z999AA10123456785'] });
      const made = house.fulfillments(order);
      expect(made).toMatchObject([
        {
          status: 'SUCCESS',
          location: { id: world.shop.locations.east },
          trackingInfo: [
            { company: 'UPS', number: '1Z999AA10123456784' },
            { company: 'UPS', number: '1Z999AA10123456785' },
          ],
          fulfillmentLineItems: {
            nodes: [
              { quantity: 2, lineItem: { sku: 'MUG-BLUE' } },
              { quantity: 1, lineItem: { sku: 'ROPE-20' } },
            ],
          },
        },
      ]);
      await house.tick();
      await house.poll();
      expect(house.dirty()).toEqual([]);
      expect(house.fulfillments(order)).toEqual(made);
      expect(world.errors()).toEqual([]);
    });

    test('that is only picked or packed sends nothing; marked as shipped it does', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'MUG-RED', quantity: 1 }]);
      const id = await house.ship(salesOrder, { status: 'B' });
      expect(house.fulfillments(order)).toEqual([]);
      await world.netsuite.press('itemfulfillment', id, 'ship');
      expect(house.fulfillments(order)).toHaveLength(1);
    });

    test('of part of the order ships that part, and a second one the rest', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 3 }]);
      await house.ship(salesOrder, { lines: { 'ROPE-20': 1 } });
      await house.tick();
      await house.ship(salesOrder, { lines: { 'ROPE-20': 2 } });
      await house.tick();
      const units = house
        .fulfillments(order)
        .map((one) => one.fulfillmentLineItems.nodes.map(({ quantity }) => quantity));
      expect(units).toEqual([[1], [2]]);
    });

    test('whose create was carried out although no answer came is not sent a second time', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 4 }]);
      world.shopify.control.faults.add({
        kind: 'dropConnection',
        commit: true,
        match: 'mutation FulfillmentCreate',
      });
      await house.ship(salesOrder, { lines: { 'ROPE-20': 2 } });
      expect(house.fulfillments(order)).toHaveLength(1);
      // Saved once more while nobody knows, then taken up when the claim has run out.
      await house.later();
      await house.tick();
      await house.poll();
      await house.tick();
      expect(house.fulfillments(order)).toHaveLength(1);
      expect(house.dirty()).toEqual([]);
    });

    test('whose create never arrived is sent when its claim has run out', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 2 }]);
      world.shopify.control.faults.add({
        kind: 'dropConnection',
        commit: false,
        match: 'mutation FulfillmentCreate',
      });
      await house.ship(salesOrder);
      await house.tick();
      expect(house.fulfillments(order)).toEqual([]);
      await house.later();
      await house.tick();
      expect(house.fulfillments(order)).toHaveLength(1);
    });

    test('saved by an import without user events reaches Shopify by polling', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      await house.ship(salesOrder, { context: 'CSVIMPORT' });
      expect(house.fulfillments(order)).toEqual([]);
      await house.poll();
      expect(house.fulfillments(order)).toHaveLength(1);
    });

    test('with a corrected tracking number corrects it in Shopify, and is not sent when nothing changed', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      const id = await house.ship(salesOrder, { tracking: ['OLD-1'] });
      await house.tick();
      await house.editTracking(id, 'NEW-2');
      await house.tick();
      const [made, ...others] = house.fulfillments(order);
      expect(others).toEqual([]);
      expect(made?.trackingInfo.map(({ number }) => number)).toEqual(['NEW-2']);
    });

    test('that is corrected before the tick has linked it: the number follows', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      const id = await house.ship(salesOrder, { tracking: ['EARLY-1'] });
      await house.editTracking(id, 'LATE-2');
      await house.tick();
      const [made, ...others] = house.fulfillments(order);
      expect([others, made?.trackingInfo.map(({ number }) => number)]).toEqual([[], ['LATE-2']]);
      expect(house.dirty()).toEqual([]);
    });

    test('of more packages than are read, whose answer was lost, is not sent twice', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 2 }]);
      world.shopify.control.faults.add({
        kind: 'dropConnection',
        commit: true,
        match: 'mutation FulfillmentCreate',
      });
      const tracking = Array.from({ length: 23 }, (_, index) => `MANY-${index}`);
      await house.ship(salesOrder, { lines: { 'ROPE-20': 1 }, tracking });
      await house.later();
      await house.tick();
      expect(house.fulfillments(order)).toHaveLength(1);
      expect(house.dirty()).toEqual([]);
    });

    test('that is deleted or set back is cancelled in Shopify, and shipped again it comes again', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 2 }]);
      const id = await house.ship(salesOrder, { tracking: ['A-1'] });
      await house.tick();
      await world.edit('itemfulfillment', id, { shipstatus: 'B' });
      await house.tick();
      expect(house.fulfillments(order).map(({ status }) => status)).toEqual(['CANCELLED']);
      await world.edit('itemfulfillment', id, { shipstatus: 'C' });
      await house.tick();
      expect(house.fulfillments(order).map(({ status }) => status)).toEqual([
        'CANCELLED',
        'SUCCESS',
      ]);
      await house.deleteShipment(id);
      await house.tick();
      expect(house.fulfillments(order).map(({ status }) => status)).toEqual([
        'CANCELLED',
        'CANCELLED',
      ]);
      expect(world.errors()).toEqual([]);
    });

    test('that is deleted while nobody knows whether Shopify has it is cancelled there', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      world.shopify.control.faults.add({
        kind: 'dropConnection',
        commit: true,
        match: 'mutation FulfillmentCreate',
      });
      const id = await house.ship(salesOrder, { tracking: ['LOST-1'] });
      await house.deleteShipment(id);
      await house.later();
      await house.tick();
      expect(house.fulfillments(order).map(({ status }) => status)).toEqual(['CANCELLED']);
      expect(house.dirty()).toEqual([]);
    });

    test('whose quantities change after shipping is said to the warehouse, once they are back nothing is sent', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 3 }]);
      const id = await house.ship(salesOrder, { lines: { 'ROPE-20': 2 }, tracking: ['Q-1'] });
      await house.tick();
      const made = house.fulfillments(order);
      const setUnits = (quantity: number) =>
        world.netsuite.save(
          (session, records) => records.load(session, { type: 'itemfulfillment', id }),
          (call) =>
            call('setSublistValue', {
              sublistId: 'item',
              fieldId: 'quantity',
              line: 0,
              value: quantity,
            }),
        );
      await setUnits(3);
      await house.tick();
      expect(world.errors().join()).toContain('changed after Shopify had it');
      await setUnits(2);
      await house.tick();
      expect([house.fulfillments(order), house.dirty()]).toEqual([made, []]);
      await house.release();
    });

    const removeLabel = (id: string) =>
      world.netsuite.save(
        (session, records) => records.load(session, { type: 'itemfulfillment', id }),
        (call) => call('removeLine', { sublistId: 'package', line: 0 }),
      );

    test('that is sent again under a new number, loses one of two, and then its last', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      const id = await house.ship(salesOrder, { tracking: ['R-1', 'R-2'] });
      await house.tick();
      await removeLabel(id);
      await house.editTracking(id, 'R-9');
      await house.tick();
      const [made, ...others] = house.fulfillments(order);
      expect([others, made?.trackingInfo.map(({ number }) => number)]).toEqual([[], ['R-9']]);
      await removeLabel(id);
      await house.tick();
      expect(house.fulfillments(order)[0]?.trackingInfo).toEqual([]);
    });

    test('whose tracking update the app may not make says so, and is made once it may', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      const id = await house.ship(salesOrder, { tracking: ['D-1'] });
      await house.tick();
      const { grantedScopes: all } = world.shopify.control.store(DEMO_STORE.key);
      const grant = (scopes: string[]) =>
        world.shopify.control.setStore(DEMO_STORE.key, { scopes });
      grant(all.filter((one) => one !== 'write_merchant_managed_fulfillment_orders'));
      await house.editTracking(id, 'D-2');
      await house.tick();
      grant(all);
      expect(world.errors().join()).toContain('ACCESS_DENIED at fulfillmentTrackingInfoUpdate');
      await house.release();
      await house.tick();
      const numbers = house.fulfillments(order)[0]?.trackingInfo.map(({ number }) => number);
      expect([numbers, world.errors(), house.dirty()]).toEqual([['D-2'], [], []]);
    });

    test('whose tracking update got no answer is brought up to date all the same', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      const id = await house.ship(salesOrder, { tracking: ['U-1'] });
      await house.tick();
      world.shopify.control.faults.add({
        kind: 'dropConnection',
        commit: false,
        match: 'mutation TrackingUpdate',
      });
      await house.editTracking(id, 'U-2');
      await house.later();
      await house.tick();
      const [made] = house.fulfillments(order);
      expect(made?.trackingInfo.map(({ number }) => number)).toEqual(['U-2']);
      expect(house.dirty()).toEqual([]);
    });

    test('whose tracking update is throttled is brought up to date when there are points again', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      const id = await house.ship(salesOrder, { tracking: ['T-1'] });
      await house.tick();
      const { bucket } = world.shopify.control.store('crossdock-demo.myshopify.com');
      bucket.drainTo(-10_000);
      const numbers = () => house.fulfillments(order)[0]?.trackingInfo.map(({ number }) => number);
      await house.editTracking(id, 'T-2');
      expect(numbers()).toEqual(['T-1']);
      bucket.drainTo(Infinity);
      world.netsuite.cache.clear();
      await house.later();
      await house.tick();
      expect([numbers(), house.dirty()]).toEqual([['T-2'], []]);
    });

    test('of a kit is one line in Shopify, and a kit fulfilled there is one here', async () => {
      const { netsuite, account } = world;
      const member = account.items.get('MUG-RED') ?? '';
      const { fields } = netsuite.records.find('inventoryitem', member)!;
      netsuite.records.insert(
        'kititem',
        {
          itemid: 'KIT-2',
          displayname: 'Two mugs',
          subsidiary: fields['subsidiary'] ?? null,
          incomeaccount: fields['incomeaccount'] ?? null,
        },
        { member: [{ item: member, quantity: 2 }] },
      );
      const kit = { sku: 'KIT-2', title: 'Two mugs', price: '20.00', quantity: 2 };
      const out = await house.order([kit]);
      await house.ship(out.salesOrder);
      await house.tick();
      const lines = (order: string) =>
        house
          .fulfillments(order)
          .flatMap((one) =>
            one.fulfillmentLineItems.nodes.map(({ quantity, lineItem }) => [
              lineItem.sku,
              quantity,
            ]),
          );
      expect([lines(out.order), house.dirty()]).toEqual([[['KIT-2', 2]], []]);

      const back = await house.order([kit]);
      house.fulfillInShopify(back.order, { 'KIT-2': 1 });
      await world.hint(back.order);
      expect(
        house
          .shipments(back.salesOrder)
          .map(({ sublists }) => sublists['item']?.map(({ values }) => values['quantity'])),
      ).toEqual([[1]]);
      expect(world.errors()).toEqual([]);
    });

    test('of a kit that is a bundle in Shopify are its parts there, and its parts shipped there are the kit here', async () => {
      const bundle = { id: '5', title: 'Two mugs and a rope', quantity: 2, sku: 'KIT-2' };
      const parts = [
        { sku: 'MUG-RED', quantity: 4, bundle },
        { sku: 'ROPE-20', quantity: 2, bundle },
      ];
      const out = await house.order(parts);
      await house.ship(out.salesOrder);
      await house.tick();
      const [made] = house.fulfillments(out.order);
      expect(
        made?.fulfillmentLineItems.nodes.map(({ quantity, lineItem }) => [lineItem.sku, quantity]),
      ).toEqual([
        ['MUG-RED', 4],
        ['ROPE-20', 2],
      ]);
      const back = await house.order(parts);
      house.fulfillInShopify(back.order, { 'MUG-RED': 2, 'ROPE-20': 1 });
      await world.hint(back.order);
      expect(
        house
          .shipments(back.salesOrder)
          .map(({ sublists }) => sublists['item']?.map(({ values }) => values['quantity'])),
      ).toEqual([[1]]);
      expect([house.dirty(), world.errors()]).toEqual([[], []]);
    });
  });
}
