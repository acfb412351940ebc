import { mapped, type Mapping } from '../setup/mapped';
import { mappingOption } from './mappingOption';
import type { Charge } from './order';
import type { Problem } from '../sync/outcome';
import { OnHold, type Item, type Known } from './orderPlan';
import { ambiguousSku, missingSetting, unknownSku } from './problems';

/** Items without a quantity of their own have no price level either (review 13). */
const WITHOUT_PRICE_LEVEL = ['Discount', 'Subtotal', 'Markup', 'Description', 'Payment'];

export function hasPriceLevel(item: string, known: Known): boolean {
  const type = known.items.find(({ id }) => id === item)?.type ?? '';
  return !WITHOUT_PRICE_LEVEL.includes(type);
}

/**
 * The NetSuite item of a charge: by mapping of its variant or SKU, else by SKU exactly, else (if the store says so) by barcode.
 * Throws OnHold: unknown SKUs with a cause that all orders share.
 */
export function itemOf(charge: Charge, known: Known): string {
  const { items } = known.store.settings.orders;
  switch (charge.kind) {
    case 'goods':
      return goodsItem(charge, known);
    case 'gift_card':
      return needed(items.giftCard, 'orders.items.giftCard', 'item for gift cards sold', known);
    case 'tip':
      return needed(
        items.tip || known.store.fallbackItem,
        'orders.items.tip',
        'item for tips',
        known,
      );
    case 'duty':
      return needed(
        items.duty || known.store.fallbackItem,
        'orders.items.duty',
        'item for duties',
        known,
      );
    case 'fee':
      return needed(
        items.fee || known.store.fallbackItem,
        'orders.items.fee',
        'item for additional fees',
        known,
      );
    case 'adjustment':
      return needed(
        items.adjustment,
        'orders.items.adjustment',
        'item for refund adjustments',
        known,
      );
  }
}

/** A variant, or a SKU, that a person mapped. */
function itemMapping({ line }: Charge, { mappings }: Known): Mapping | undefined {
  const byVariant = line?.variant ? mapped(mappings, 'item', line.variant.id) : undefined;
  return byVariant ?? (line?.sku ? mapped(mappings, 'item', line.sku) : undefined);
}

/**
 * The unit of measure a line counts in: option `{"units": "<id>"}` of its item mapping, for a variant that is a pack of
 * the item; '' for the item's sale unit.
 */
export function unitsOf(charge: Charge, known: Known): string {
  const mapping = charge.kind === 'goods' ? itemMapping(charge, known) : undefined;
  return mapping ? mappingOption(mapping, 'units') : '';
}

function goodsItem(charge: Charge, known: Known): string {
  const variant = charge.line?.variant ?? null;
  const sku = charge.line?.sku ?? '';
  const byMapping = itemMapping(charge, known);
  if (byMapping) return byMapping.netsuite;

  const bySku = sku === '' ? [] : known.items.filter((item) => item.active && item.sku === sku);
  if (bySku.length > 0) return only(bySku, sku);

  const barcode = known.store.settings.orders.barcode ? (variant?.barcode ?? '') : '';
  const byBarcode =
    barcode === '' ? [] : known.items.filter((item) => item.active && item.barcode === barcode);
  if (byBarcode.length > 0) return only(byBarcode, sku || barcode);

  if (sku !== '') throw new OnHold(unknownSku(sku));
  return needed(known.store.fallbackItem, 'fallbackitem', 'item for lines without a SKU', known);
}

/** Throws OnHold with every item that is missing or not clear, so that a person reads of all of them at once. */
export function findGoods(charges: Charge[], known: Known): void {
  const problems = new Map<string, Problem>();
  for (const charge of charges.filter(({ kind }) => kind === 'goods')) {
    try {
      itemOf(charge, known);
    } catch (error) {
      if (!(error instanceof OnHold)) throw error;
      problems.set(error.problem.cause, error.problem);
    }
  }
  const [first, ...others] = problems.values();
  if (first) throw new OnHold(first, others);
}

function only(items: Item[], sku: string): string {
  const [first, ...others] = items;
  if (!first || others.length > 0)
    throw new OnHold(
      ambiguousSku(
        sku,
        items.map(({ id }) => id),
      ),
    );
  return first.id;
}

/** The value of a store setting; throws OnHold with its name when it is empty. */
export function needed(value: string, setting: string, what: string, known: Known): string {
  if (value === '') throw new OnHold(missingSetting(setting, what, known.store.key));
  return value;
}
