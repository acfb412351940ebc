import { adjustStock } from '../../scripts/local/demoAccount.ts';
import { CATALOG } from '../../scripts/local/catalog.ts';
import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import type { Dice } from './dice.ts';
import { suiteql, text } from './suiteql.ts';
import { underWay } from './underWay.ts';

type Set = (method: string, options: object) => unknown;

/**
 * People in NetSuite's UI. A save that NetSuite refuses is tried again when they come by the next time.
 *
 * @param isHandedOver whether an order (`demo:123`) left at the till: nobody ships that
 */
export function warehouse(
  world: VirtualWorld,
  dice: Dice,
  isHandedOver: (order: string) => boolean,
) {
  const { netsuite, account } = world;
  const { begin, counts, done } = underWay();
  const inHand = new Set<string>();
  let parcels = 0;

  function person(deed: string, work: Promise<unknown>, record?: string): void {
    if (record !== undefined) inHand.add(record);
    begin(deed, work, () => {
      if (record !== undefined) inHand.delete(record);
    });
  }

  const deeds = {
    ship(): void {
      const rows = suiteql(
        netsuite,
        "SELECT t.id AS id, t.custbody_xdk_store AS store, t.custbody_xdk_order_id AS order_id FROM transaction t WHERE t.type = 'SalesOrd' AND t.status IN ('B', 'D', 'E') ORDER BY t.id",
      );
      const id = dice.oneOf(
        rows
          .filter((row) => !isHandedOver(`${text(row, 'store')}:${text(row, 'order_id')}`))
          .map((row) => text(row, 'id'))
          .filter((one) => !inHand.has(one)),
      );
      if (id === undefined) return;
      const isPartial = dice.chance(0.3);
      const keep = dice.random();
      parcels += 1;
      const parcel = `TRK${parcels}`;
      person(
        isPartial ? 'ship partly' : 'ship',
        netsuite.save(
          (session, records) =>
            records.transform(session, {
              fromType: 'salesorder',
              fromId: id,
              toType: 'itemfulfillment',
            }),
          (set) => {
            set('setValue', { fieldId: 'shipstatus', value: 'C' });
            if (isPartial) takeSome(set, keep);
            set('setSublistValue', {
              sublistId: 'package',
              fieldId: 'packagetrackingnumber',
              line: 0,
              value: parcel,
            });
            set('setSublistValue', {
              sublistId: 'package',
              fieldId: 'packageweight',
              line: 0,
              value: 1,
            });
          },
        ),
        id,
      );
    },
    correctTracking(): void {
      const rows = suiteql(
        netsuite,
        "SELECT t.id AS id FROM transaction t WHERE t.type = 'ItemShip' AND t.status = 'C' ORDER BY t.id DESC",
      );
      const id = dice.oneOf(rows.slice(0, 10).map((row) => String(row['id'])));
      if (id === undefined || inHand.has(id)) return;
      parcels += 1;
      const parcel = `TRK${parcels}`;
      person(
        'correct tracking',
        netsuite.save(
          (session, records) => records.load(session, { type: 'itemfulfillment', id }),
          (set) => {
            if (Number(set('getLineCount', { sublistId: 'package' })) < 1) return;
            set('setSublistValue', {
              sublistId: 'package',
              fieldId: 'packagetrackingnumber',
              line: 0,
              value: parcel,
            });
          },
        ),
        id,
      );
    },
    moveStock(): void {
      const lines = (['east', 'west'] as const)
        .filter(() => dice.chance(0.7))
        .map((side) => ({
          item: account.items.get(dice.oneOf(CATALOG)?.sku ?? '') ?? '',
          location: account.locations[side],
          adjustqtyby: dice.chance(0.8) ? dice.from(5, 40) : -dice.from(1, 5),
          unitcost: 5,
        }));
      if (lines.length > 0)
        person('move stock', adjustStock(netsuite, account.adjustmentAccount, lines));
    },
  };

  return {
    deeds,
    counts,
    /** Until nobody has a record open. */
    done,
  };
}

/** One line less, or one unit less of the first. */
function takeSome(set: Set, keep: number): void {
  const count = Number(set('getLineCount', { sublistId: 'item' }));
  if (count > 1) {
    const line = Math.floor(keep * count);
    set('setSublistValue', { sublistId: 'item', fieldId: 'itemreceive', line, value: false });
    return;
  }
  const quantity = Number(
    set('getSublistValue', { sublistId: 'item', fieldId: 'quantity', line: 0 }),
  );
  if (quantity > 1)
    set('setSublistValue', {
      sublistId: 'item',
      fieldId: 'quantity',
      line: 0,
      value: quantity - 1,
    });
}
