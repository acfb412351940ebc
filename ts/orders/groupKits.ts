import { mapped } from '../setup/mapped';
import { tail } from '../sync/externalIds';
import { kitLineId } from '../fulfillments/origin';
import { total } from '../money/money';
import type { Charge, Discount, Tax } from './order';
import type { Known } from './orderPlan';

/**
 * The parts of a Shopify bundle as one kit line, where the bundle's variant or SKU is linked to an item of NetSuite and
 * all its parts are there in whole bundles; else the parts stay lines. The line's id names the parts, so that shipments
 * find their way (`fulfillments/origin.ts`).
 */
export function groupKits(charges: Charge[], known: Known): Charge[] {
  const done = new Set<string>();
  return charges.flatMap((charge) => {
    const group = charge.line?.lineItemGroup;
    if (charge.kind !== 'goods' || !group || !isLinked(group, known)) return [charge];
    const parts = charges.filter(({ line }) => line?.lineItemGroup?.id === group.id);
    const units = kitsIn(parts, group.quantity);
    if (units === null) return [charge];
    if (done.has(group.id)) return [];
    done.add(group.id);
    return [kitOf(charge, parts, units)];
  });
}

type Group = NonNullable<NonNullable<Charge['line']>['lineItemGroup']>;

function isLinked({ variantId, variantSku }: Group, { mappings, items }: Known): boolean {
  return (
    (variantId !== null && mapped(mappings, 'item', variantId) !== undefined) ||
    (variantSku !== null && mapped(mappings, 'item', variantSku) !== undefined) ||
    items.some(({ sku, active, type }) => active && type === 'Kit' && sku === variantSku)
  );
}

/** Units of a part in one bundle; null where that is no whole number. */
function perKit({ line }: Charge, bundles: number): number | null {
  const per = (line?.quantity ?? 0) / bundles;
  return Number.isInteger(per) && per > 0 ? per : null;
}

/** How many whole bundles are left; null where the parts do not make the same number. */
function kitsIn(parts: Charge[], bundles: number): number | null {
  const counts = parts.map((part) => part.quantity / (perKit(part, bundles) ?? Number.NaN));
  const [first] = counts;
  const isWhole = first !== undefined && Number.isInteger(first);
  return isWhole && counts.every((count) => count === first) ? first : null;
}

function kitOf(first: Charge, parts: Charge[], units: number): Charge {
  const { line } = first;
  const group = line?.lineItemGroup;
  if (!line || !group) return first;
  const ids = parts.map((part) => ({
    lineItem: part.id,
    per: perKit(part, group.quantity) ?? 1,
  }));
  return {
    kind: 'goods',
    id: kitLineId(ids),
    title: group.title,
    quantity: units,
    // Its item is that of the bundle's own variant.
    line: {
      ...line,
      sku: group.variantSku,
      variant: { id: group.variantId ?? `bundle ${tail(group.id)}`, barcode: null },
    },
    list: total(parts.map(({ list }) => list)),
    discounts: merged(parts.flatMap(({ discounts }) => discounts)),
    taxes: mergedTaxes(parts.flatMap(({ taxes }) => taxes)),
  };
}

function merged(discounts: Discount[]): Discount[] {
  const byLabel = new Map<string, number>();
  for (const { label, amount } of discounts) byLabel.set(label, (byLabel.get(label) ?? 0) + amount);
  return [...byLabel].map(([label, amount]) => ({ label, amount }));
}

function mergedTaxes(taxes: Tax[]): Tax[] {
  const all: Tax[] = [];
  for (const tax of taxes) {
    const same = all.find(
      ({ title, rate, channelLiable }) =>
        title === tax.title && rate === tax.rate && channelLiable === tax.channelLiable,
    );
    if (same) same.amount += tax.amount;
    else all.push({ ...tax });
  }
  return all;
}
