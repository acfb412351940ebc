import { IN_LIMIT, placeholders, readAll, textOf } from '../netsuite/suiteql';
import type { RunContext } from '../sync/flow';
import { slicesOf } from '../sync/slices';

/** SKU → active NetSuite items (internal ids) that have exactly it, of whatever kind. 10 units per 1,000, nothing for none. */
export function ownersOfSkus(skus: string[], run: RunContext): Map<string, string[]> {
  const { skuField } = run.store.settings.orders;
  const owners = new Map<string, string[]>();
  const wanted = [...new Set(skus)].filter((sku) => sku !== '');
  for (const some of slicesOf(wanted, IN_LIMIT)) {
    const rows = readAll(
      `SELECT i.id AS id, i.${skuField} AS sku FROM item i WHERE i.isinactive = 'F' AND i.${skuField} IN (${placeholders(some.length)}) ORDER BY i.id`,
      some,
    );
    for (const row of rows) {
      const sku = textOf(row, 'sku');
      owners.set(sku, [...(owners.get(sku) ?? []), textOf(row, 'id')]);
    }
  }
  return owners;
}
