import { applyRules, type Filled } from '../fieldRules/applyRules';
import type { Facts } from '../fieldRules/evaluate';
import type { CompiledRule, RuleFlow } from '../fieldRules/fieldRule';
import type { CurrencySide } from '../money/money';
import { tail } from '../sync/externalIds';
import { kindOf, orderFacts, type OrderRoots } from './orderFacts';
import { OnHold, type DepositPlan, type Known, type SalesLine } from './orderPlan';
import type { OrderState } from './orderState';
import { ruleHolds } from './problems';

/** Body fields of the sales order or cash sale, fields of its lines by their key. */
export interface CustomFields {
  order: Filled;
  lines: Record<string, Filled>;
  /** Of the store's rules; '' where it has none. */
  version: string;
}

/** What the store's field rules fill. Throws OnHold for a rule without a value that says so. */
export function customFields(
  { order, lines }: OrderState,
  salesLines: SalesLine[],
  side: CurrencySide,
  known: Known,
): CustomFields {
  const fill = filler(order, side, known);
  const filledLines = salesLines.map(({ key }): [string, Filled] => {
    const line = lines.find(({ id }) => tail(id) === key.split(':')[0]) ?? null;
    return [key, fill('line', { order, line, kind: kindOf(key) })];
  });
  return {
    version: known.rulesVersion,
    order: fill('order', { order }),
    lines: known.rules.line.length > 0 ? Object.fromEntries(filledLines) : {},
  };
}

/** The same deposits with what the rules for deposits fill. */
export function withCustomFields(
  deposits: DepositPlan[],
  { order }: OrderState,
  side: CurrencySide,
  known: Known,
): DepositPlan[] {
  const fill = filler(order, side, known);
  return deposits.map((deposit) => {
    const payment = order.transactions.find(({ id }) => tail(id) === deposit.transactionId);
    return payment ? { ...deposit, custom: fill('deposit', { order, payment }) } : deposit;
  });
}

type Fill = (flow: RuleFlow, roots: OrderRoots & { kind?: string }) => Filled;

function filler(order: OrderRoots['order'], side: CurrencySide, known: Known): Fill {
  return (flow, roots) => {
    const rules: CompiledRule[] = known.rules[flow];
    if (rules.length === 0) return {};
    const facts: Facts = orderFacts(roots, side, known);
    const { filled, unfilled } = applyRules(rules, facts);
    if (unfilled) throw new OnHold(ruleHolds(order, flow, unfilled.field, unfilled.reason));
    return filled;
  };
}
