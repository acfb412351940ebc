import { customersCreated } from '../customers/backfillCustomers';
import { accountId, scriptParameter } from '../netsuite/runtime';
import { ordersCreated } from '../orders/backfillOrders';
import { mayWork, readStores, type Store } from '../setup/stores';
import { slicesOf } from './slices';
import { noteWork } from './work';

/** What one map call notes: 6–18 units each, of its 1,000 (netsuite-platform §1.2). */
const PER_SLICE = 40;

/** What may be brought in, as the parameter `what` and Shopify call it. */
const KINDS = {
  orders: { entity: 'order', type: 'Order' },
  customers: { entity: 'customer', type: 'Customer' },
} as const;

interface Slice {
  store: string;
  entity: string;
  subjects: string[];
}

/**
 * The orders (or with the parameter `what` the customers) to look at, in slices for the map stage: a list of ids (parameter
 * `ids`, legacy ids or gids, separated by commas or spaces), or those created from `from` up to `to` (ISO moments, `to` may
 * be empty, for customers `from` too). Only ids travel; each then takes the normal path, filters and all. Throws with a
 * sentence when a parameter is wrong or Shopify does not answer; nothing was noted then, and the run can be started again.
 */
export function backfillSlices(): string[] {
  const store = storeOf(scriptParameter('custscript_xdk_backfill_store'));
  const what = kindOf(scriptParameter('custscript_xdk_backfill_what') || 'orders');
  const ids = listedIds(scriptParameter('custscript_xdk_backfill_ids'), what);
  const from = scriptParameter('custscript_xdk_backfill_from');
  const to = scriptParameter('custscript_xdk_backfill_to');
  if (ids.length === 0 && (what === 'orders' || from !== '') && Number.isNaN(Date.parse(from)))
    throw new Error('Backfill needs ids, or a moment to start from, such as 2026-01-01T00:00:00Z.');
  const created = what === 'orders' ? ordersCreated : customersCreated;
  const subjects = ids.length > 0 ? ids : created(store, from, to);
  return slicesOf(subjects, PER_SLICE).map((some) =>
    JSON.stringify({
      store: store.key,
      entity: KINDS[what].entity,
      subjects: some,
    } satisfies Slice),
  );
}

/** Notes what is in one slice; a restart that notes it again does no harm. */
export function noteSlice(value: string): void {
  const { store, entity, subjects } = JSON.parse(value) as Slice;
  for (const subject of subjects) noteWork({ store, entity, subject, action: 'changed' });
}

function kindOf(what: string): keyof typeof KINDS {
  if (what === 'orders' || what === 'customers') return what;
  throw new Error(`Backfill brings in orders or customers, not ${what}.`);
}

function storeOf(key: string): Store {
  const store = readStores().find((one) => one.key === key);
  if (!store) throw new Error(`Backfill: no store has the key "${key}".`);
  if (!mayWork(store, accountId()))
    throw new Error(`Backfill: store ${key} is paused or belongs to another account.`);
  return store;
}

function listedIds(text: string, what: keyof typeof KINDS): string[] {
  const { entity, type } = KINDS[what];
  const gid = `gid://shopify/${type}/`;
  return text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map((id) => {
      const bare = id.startsWith(gid) ? id.slice(gid.length) : id;
      if (/^\d+$/.test(bare)) return gid + bare;
      throw new Error(`Backfill: ${id} is no ${entity} id.`);
    });
}
