import type { Facts } from '../fieldRules/evaluate';
import { stepsIn } from '../fieldRules/stepsIn';
import type { CurrencySide, MoneyBag } from '../money/money';
import { written } from '../money/money';
import { mapped } from '../setup/mapped';
import type { Mapping } from '../setup/mapped';
import type { ShopifyLine, ShopifyOrder, ShopifyTransaction } from './order';

/** What field rules may ask of an order: everything under its Shopify names, and what the record at hand is about. */
export interface OrderRoots {
  order: ShopifyOrder;
  /** The line item; null for taxes, discounts and the like. Only in rules for lines. */
  line?: ShopifyLine | null;
  /** Only in rules for deposits. */
  payment?: ShopifyTransaction;
}

/** Facts of one record. Amounts are decimals in the order's currency mode; `kind` of a line is what it stands for. */
export function orderFacts(
  roots: OrderRoots & { kind?: string },
  side: CurrencySide,
  known: { mappings: Mapping[]; dayOf: (moment: string) => string },
): Facts {
  return {
    at: (steps) =>
      stepsIn(roots, steps, (bag) => written(side.amount(bag as MoneyBag), side.currency)),
    lookup: (kind, value) => mapped(known.mappings, kind, value)?.netsuite,
    dayOf: known.dayOf,
  };
}

/** `goods` for line items, else the first word of the line's key: kit, discount, tax, duty, fee, rounding, subtotal. */
export function kindOf(key: string): string {
  const words = key.split(':').filter((word) => !/^\d+$/.test(word));
  return words[0] ?? 'goods';
}
