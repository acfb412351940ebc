import type { Settings } from '../setup/settings';
import type { Problem } from '../sync/outcome';
import type { StandingLine } from './changeOfLine';
import type { ShopifyOrder } from './order';
import type { SalesLine, SalesOrderPlan } from './orderPlan';

type Adopt = Settings['orders']['adopt'];

/** Was it made by the connector that was there before? */
export function isBeforeCutOver(order: ShopifyOrder, adopt: Adopt): boolean {
  return adopt.before !== '' && Date.parse(order.processedAt) < Date.parse(adopt.before);
}

/** What the former connector wrote into its field. */
export function adoptKey(
  order: Pick<ShopifyOrder, 'name' | 'legacyResourceId'>,
  { value }: Adopt,
): string {
  if (value === 'id') return order.legacyResourceId;
  return value === 'name' ? order.name : order.name.replace(/\D/g, '');
}

/**
 * Which standing line is which line of the Shopify order: same item, same quantity, each used once, in their order.
 * Answers index → key, or the line that has no match. Discounts and taxes of the former connector stay as they are.
 */
export function matchLines(
  wanted: SalesLine[],
  standing: (StandingLine & { item: string })[],
): { kind: 'matched'; keys: Map<number, string> } | { kind: 'unmatched'; line: SalesLine } {
  const keys = new Map<number, string>();
  for (const line of wanted.filter(({ key }) => /^\d+$/.test(key))) {
    const match = standing.find(
      ({ index, item, quantity }) =>
        !keys.has(index) && item === line.item && quantity === line.quantity,
    );
    if (!match) return { kind: 'unmatched', line };
    keys.set(match.index, line.key);
  }
  return { kind: 'matched', keys };
}

export function notAdoptable(plan: SalesOrderPlan, reason: string): Problem {
  return {
    cause: `adopt:${plan.orderId}`,
    code: 'ORDER_NOT_ADOPTED',
    class: 'data',
    owner: 'administrator',
    subject: `order ${plan.name}`,
    message: `Order ${plan.name} is older than the cut-over and can't be taken over from the former connector: ${reason}.`,
    next: 'Correct the sales order, or leave the order out with a tag; then set this error to Released.',
  };
}
