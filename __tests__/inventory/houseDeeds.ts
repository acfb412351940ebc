import type { Dice } from '../../bench/soak/dice.ts';
import { adjustStock } from '../../scripts/local/demoAccount.ts';
import { shopOrders } from './shopOrders.ts';
import type { Deeds, Side } from './stockDeeds.ts';
import type { TwoStores } from './twoStores.ts';

type Set = (method: string, options: object) => unknown;

/** What people in the account's warehouses do. */
export function houseDeeds(world: TwoStores, sku: () => string, draw: Dice): Deeds {
  const { netsuite, account, shops } = world;
  const side = (): Side => (draw.chance(0.6) ? 'east' : 'west');

  function saveTransformed(
    fromType: string,
    fromId: string,
    toType: string,
    fill: (call: Set) => void,
    defaultValues: Record<string, unknown> = {},
  ): Promise<string> {
    return netsuite.save(
      (session, records) => records.transform(session, { fromType, fromId, toType, defaultValues }),
      fill,
    );
  }

  const salesOrders = () =>
    world.query(
      "SELECT t.id AS id, t.custbody_xdk_order_id AS order_id FROM transaction t WHERE t.type = 'SalesOrd' AND t.status IN ('B', 'D', 'E') ORDER BY t.id",
    );

  function inNetsuite(item: string, at: Side): number {
    const [row] = world.query(
      `SELECT a.quantityavailable AS units FROM aggregateitemlocation a WHERE a.item = ${account.items.get(item) ?? ''} AND a.location = ${account.locations[at]}`,
    );
    return Number(row?.['units'] ?? 0);
  }

  return {
    async ship() {
      // Goods that leave after the shopper cancelled are a person's matter.
      const cancelled = shops
        .flatMap(shopOrders)
        .flatMap((order) => (order.isCancelled ? [order.id] : []));
      const open = salesOrders().filter(
        (row) => !cancelled.some((gid) => gid.endsWith(`/${String(row['order_id'])}`)),
      );
      const chosen = draw.oneOf(open);
      if (chosen === undefined) return null;
      const id = String(chosen['id']);
      const location = account.locations[side()];
      const isPartial = draw.chance(0.3);
      await saveTransformed(
        'salesorder',
        id,
        'itemfulfillment',
        (call) => {
          call('setValue', { fieldId: 'shipstatus', value: 'C' });
          if (isPartial)
            call('setSublistValue', { sublistId: 'item', fieldId: 'quantity', line: 0, value: 1 });
        },
        { inventorylocation: location },
      );
      return `sales order ${id}`;
    },
    async adjust() {
      const item = sku();
      const at = side();
      const available = inNetsuite(item, at);
      const adjustqtyby =
        draw.chance(0.5) || available <= 0
          ? draw.from(1, 6)
          : -draw.from(1, Math.min(4, available));
      await adjustStock(netsuite, account.adjustmentAccount, [
        {
          item: account.items.get(item) ?? '',
          location: account.locations[at],
          adjustqtyby,
          unitcost: 5,
        },
      ]);
      return `${item} ${at} ${adjustqtyby}`;
    },
    async transfer() {
      const item = sku();
      const from = side();
      const to = from === 'east' ? 'west' : 'east';
      const available = inNetsuite(item, from);
      if (available <= 0) return null;
      const units = draw.from(1, Math.min(4, available));
      await netsuite.save(
        (session, records) => records.create(session, { type: 'inventorytransfer' }),
        (call) => {
          call('setValue', { fieldId: 'subsidiary', value: netsuite.base?.subsidiary });
          call('setValue', { fieldId: 'location', value: account.locations[from] });
          call('setValue', { fieldId: 'transferlocation', value: account.locations[to] });
          for (const [fieldId, value] of Object.entries({
            item: account.items.get(item),
            adjustqtyby: units,
          }))
            call('setSublistValue', { sublistId: 'inventory', fieldId, line: 0, value });
        },
      );
      return `${units} ${item} ${from} → ${to}`;
    },
    async receive() {
      const item = sku();
      const name = crypto.randomUUID();
      const id = netsuite.records.insert('vendor', {
        entityid: name,
        companyname: name,
        subsidiary: netsuite.base?.subsidiary ?? '1',
        currency: '1',
      });
      const order = await netsuite.save(
        (session, records) => records.create(session, { type: 'purchaseorder' }),
        (call) => {
          call('setValue', { fieldId: 'entity', value: id });
          call('setValue', { fieldId: 'location', value: account.locations[side()] });
          for (const [fieldId, value] of Object.entries({
            item: account.items.get(item),
            quantity: draw.from(1, 6),
            rate: 5,
          }))
            call('setSublistValue', { sublistId: 'item', fieldId, line: 0, value });
        },
      );
      await saveTransformed('purchaseorder', order, 'itemreceipt', () => undefined);
      return item;
    },
    async receiveReturn() {
      const id = draw.oneOf(
        world
          .query(
            "SELECT t.id AS id FROM transaction t WHERE t.type = 'SalesOrd' AND t.status IN ('F', 'G') ORDER BY t.id",
          )
          .map((row) => String(row['id'])),
      );
      if (id === undefined) return null;
      const authorization = await saveTransformed(
        'salesorder',
        id,
        'returnauthorization',
        (call) => {
          call('setValue', { fieldId: 'orderstatus', value: 'B' });
          call('setSublistValue', { sublistId: 'item', fieldId: 'quantity', line: 0, value: 1 });
        },
      );
      await saveTransformed('returnauthorization', authorization, 'itemreceipt', () => undefined);
      return `sales order ${id}`;
    },
  };
}
