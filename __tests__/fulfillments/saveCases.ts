import type { Ground } from './ground.ts';
import { look, shipped } from './look.ts';

/** Answers that do not come, and every way to save a shipment. */
export function saveCases(at: Ground): void {
  const { world, house } = at;
  const { made, isOpen, errorsAbout } = look(at);
  describe('an answer that does not come as it should', () => {
    test.each([
      ['an error after Shopify did it', { kind: 'internalError', commit: true }],
      ['an error before Shopify did it', { kind: 'internalError', commit: false }],
      ['a gateway that gives up', { kind: 'http', status: 502 }],
      ['a line that breaks after the request', { kind: 'dropConnection', commit: true }],
    ] as const)('%s: exactly one fulfillment', async (_, fault) => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 2 }]);
      world.shopify.control.faults.add({ ...fault, match: 'mutation FulfillmentCreate' });
      const id = await house.ship(salesOrder, {
        lines: { 'ROPE-20': 1 },
        tracking: [`N-${order.slice(-4)}`],
      });
      await house.tick();
      await house.later();
      await house.tick();
      expect(made(order)).toEqual([shipped('east', '1 ROPE-20')]);
      expect(isOpen(id)).toBe(false);
    });

    test('an empty bucket puts the shipment off to the moment Shopify names', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      const { bucket } = world.shopify.control.store('crossdock-demo.myshopify.com');
      bucket.drainTo(-10_000);
      await house.ship(salesOrder);
      expect(made(order)).toEqual([]);
      bucket.drainTo(Infinity);
      // Time passes: what was noted of the bucket is old.
      world.netsuite.cache.clear();
      await house.later();
      await house.tick();
      expect(made(order)).toEqual([shipped('east', '1 ROPE-20')]);
    });

    test('the webhook of our own fulfillment before any tick: it finds the link', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 2 }]);
      const id = await house.ship(salesOrder, { lines: { 'ROPE-20': 1 } });
      expect(await world.hint(order)).toEqual(['done']);
      expect([made(order).length, house.shipments(salesOrder).length]).toEqual([1, 1]);
      expect(isOpen(id)).toBe(false);
    });

    test('a query of NetSuite that comes back empty takes nothing back in Shopify', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      const id = await house.ship(salesOrder);
      await house.tick();
      await house.mark(id);
      world.netsuite.faults.add({ at: 'query.run', kind: 'empty' });
      await house.tick().catch(() => undefined);
      expect(made(order)).toEqual([shipped('east', '1 ROPE-20')]);
      world.netsuite.faults.clear();
      await house.later();
      await house.tick();
      expect([made(order), isOpen(id)]).toEqual([[shipped('east', '1 ROPE-20')], false]);
    });

    test('corrected while the bucket is empty and nothing is linked yet: the correction follows', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      const id = await house.ship(salesOrder, { tracking: ['OLD-1'] });
      const { bucket } = world.shopify.control.store('crossdock-demo.myshopify.com');
      bucket.drainTo(-10_000);
      await house.editTracking(id, 'NEW-1');
      bucket.drainTo(Infinity);
      world.netsuite.cache.clear();
      await house.later();
      await house.tick();
      expect(house.fulfillments(order)[0]?.trackingInfo[0]?.number).toBe('NEW-1');
      expect(isOpen(id)).toBe(false);
    });

    test('a run that dies before it wrote down what it made: the next one finds it', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 2 }]);
      world.netsuite.faults.add({
        at: 'record.submitFields',
        kind: 'before',
        recordType: 'customrecord_xdk_work',
        times: 1,
      });
      const id = await house.ship(salesOrder, { lines: { 'ROPE-20': 1 } });
      expect(made(order)).toEqual([shipped('east', '1 ROPE-20')]);
      await house.later();
      await house.tick();
      expect(made(order)).toEqual([shipped('east', '1 ROPE-20')]);
      expect(isOpen(id)).toBe(false);
    });
  });

  describe('a shipment, whoever saves it and whatever is in it,', () => {
    test.each([
      ['ups', 'UPS'],
      ['fedex', 'FedEx'],
      ['usps', 'USPS'],
    ])('packages of the sublist for %s', async (carrier) => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      const numbers = [`${carrier}-1`, `${carrier}-2`];
      const id = await house.ship(salesOrder, { tracking: numbers, carrier });
      expect(house.fulfillments(order)[0]?.trackingInfo.map(({ number }) => number)).toEqual(
        numbers,
      );
      await house.tick();
      expect(isOpen(id)).toBe(false);
    });

    test('saved by a script of the account is only marked, and reaches Shopify with the next tick', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      const id = await house.ship(salesOrder, { status: 'B' });
      await world.netsuite.save(
        (session, records) => records.load(session, { type: 'itemfulfillment', id }),
        (call) => call('setValue', { fieldId: 'shipstatus', value: 'C' }),
        { executionContext: 'SCHEDULED' },
      );
      expect(house.fulfillments(order)).toEqual([]);
      await house.tick();
      expect(house.fulfillments(order)).toHaveLength(1);
    });

    test('of a stopped order is refused with the reason, and passes when the stop is taken back', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      const id = await house.ship(salesOrder, { status: 'A' });
      await world.edit('itemfulfillment', id, { custbody_xdk_hold: 'Cancelled in Shopify' });
      await expect(world.edit('itemfulfillment', id, { shipstatus: 'C' })).rejects.toThrow(
        'Cancelled in Shopify',
      );
      await world.edit('itemfulfillment', id, { custbody_xdk_hold: '' });
      await world.edit('itemfulfillment', id, { shipstatus: 'C' });
      expect(house.fulfillments(order)).toHaveLength(1);
    });

    test('is only marked when the store has answered slowly or not at all just before', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 2 }]);
      world.shopify.control.faults.add({
        kind: 'http',
        status: 503,
        match: 'query FulfillmentOrders',
      });
      await house.ship(salesOrder, { lines: { 'ROPE-20': 1 } });
      expect(house.fulfillments(order)).toEqual([]);
      await house.ship(salesOrder, { lines: { 'ROPE-20': 1 } });
      expect(house.fulfillments(order)).toEqual([]);
      await house.tick();
      expect(house.fulfillments(order)).toHaveLength(2);
    });

    test('lines that people added to the order are never sent and hold up nothing', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      await world.netsuite.save(
        (session, records) => records.load(session, { type: 'salesorder', id: salesOrder }),
        (call) => {
          const line = Number(call('getLineCount', { sublistId: 'item' }));
          const fields = {
            item: world.account.items.get('MUG-RED'),
            quantity: 1,
            rate: 0,
            amount: 0,
            location: world.account.locations.east,
          };
          for (const [fieldId, value] of Object.entries(fields))
            call('setSublistValue', { sublistId: 'item', fieldId, line, value });
        },
      );
      const gift = await house.ship(salesOrder, { lines: { 'MUG-RED': 1 } });
      await house.tick();
      expect([made(order), errorsAbout(gift)]).toEqual([[], []]);
      const id = await house.ship(salesOrder);
      expect(made(order)).toEqual([shipped('east', '1 ROPE-20')]);
      await house.tick();
      expect(isOpen(id)).toBe(false);
    });

    test('committed so late that polling has passed it reaches Shopify the same day', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      await house.poll();
      await house.ship(salesOrder, { context: 'CSVIMPORT' });
      const watermark = (name: string, value: string) =>
        Promise.all(
          world
            .all('customrecord_xdk_watermark')
            .filter(({ fields }) => fields['custrecord_xdk_watermark_name'] === name)
            .map(({ id }) =>
              world.edit('customrecord_xdk_watermark', id, {
                custrecord_xdk_watermark_value: value,
              }),
            ),
        );
      const [kept] = world
        .all('customrecord_xdk_watermark')
        .filter(({ fields }) => fields['custrecord_xdk_watermark_name'] === 'shipments')
        .map(({ fields }) => String(fields['custrecord_xdk_watermark_value']));
      const later = new Date(Date.parse(`${kept?.replace(' ', 'T')}Z`) + 3_600_000);
      await watermark('shipments', later.toISOString().slice(0, 19).replace('T', ' '));
      await house.poll();
      expect(made(order)).toEqual([]);
      await watermark('shipments nightly', '2000-01-01');
      await house.poll();
      expect(made(order)).toEqual([shipped('east', '1 ROPE-20')]);
      await watermark('shipments', kept ?? '');
    });

    test('set back by an import without user events is cancelled by polling, shipped by one it comes again', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      const id = await house.ship(salesOrder);
      await house.tick();
      const byImport = (shipstatus: string) =>
        world.netsuite.save(
          (session, records) => records.load(session, { type: 'itemfulfillment', id }),
          (call) => call('setValue', { fieldId: 'shipstatus', value: shipstatus }),
          { executionContext: 'CSVIMPORT' },
        );
      await byImport('B');
      await house.poll();
      const statuses = () => house.fulfillments(order).map(({ status }) => status);
      expect(statuses()).toEqual(['CANCELLED']);
      await byImport('C');
      await house.poll();
      expect(statuses()).toEqual(['CANCELLED', 'SUCCESS']);
    });

    test('saved by another user event, where ours does not run, reaches Shopify by polling', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      const id = await house.ship(salesOrder, { status: 'B' });
      await world.netsuite.installScript({
        id: 'customscript_others_ue',
        type: 'usereventscript',
        source: `/**
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 */
define(['N/record'], (record) => ({
  afterSubmit() {
    const shipment = record.load({ type: 'itemfulfillment', id: ${id} });
    shipment.setValue({ fieldId: 'shipstatus', value: 'C' });
    shipment.save();
  },
}));`,
        deployments: [{ recordType: 'customer' }],
      });
      const [customer] = world.all('customer');
      await world.edit('customer', customer!.id, { comments: 'shipped' });
      expect(made(order)).toEqual([]);
      await house.poll();
      expect(made(order)).toEqual([shipped('east', '1 ROPE-20')]);
    });

    test('saved by a program whose role may not read anything of Crossdock reaches Shopify', async () => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      world.netsuite.definitions.roles.set('customrole_wms', {
        id: 'customrole_wms',
        internalId: '4711',
        name: 'Warehouse system',
        permissions: new Map([
          ['TRAN_SALESORD', 'VIEW'],
          ['TRAN_ITEMSHIP', 'FULL'],
          ['TRAN_SALESORDFULFILL', 'FULL'],
        ]),
        subsidiaries: null,
        timeZone: null,
      });
      await world.netsuite.installScript({
        id: 'customscript_wms',
        type: 'restlet',
        source: `/**
 * @NApiVersion 2.1
 * @NScriptType Restlet
 */
define(['N/record'], (record) => ({
  post(body) {
    const shipment = record.transform({ fromType: 'salesorder', fromId: body.order, toType: 'itemfulfillment' });
    shipment.setValue({ fieldId: 'shipstatus', value: 'C' });
    return { id: shipment.save() };
  },
}));`,
      });
      const outcome = await world.netsuite.callRestlet(
        'customscript_wms',
        { order: salesOrder },
        { role: 'customrole_wms' },
      );
      expect(outcome.kind).toBe('returned');
      await house.poll();
      await house.tick();
      expect(made(order)).toEqual([shipped('east', '1 ROPE-20')]);
      const [shipment] = house.shipments(salesOrder);
      expect(isOpen(shipment?.id ?? '')).toBe(false);
    });
  });
}
