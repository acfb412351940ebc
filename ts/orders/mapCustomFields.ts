import { applyRules, type Filled } from '../fieldRules/applyRules';
import type { Facts } from '../fieldRules/evaluate';
import type { CompiledRule, RuleFlow } from '../fieldRules/fieldRule';
import type { CurrencySide } from '../money/money';
import { tail } from '../sync/externalIds';
import { kindOf, orderFacts, type OrderRoots } from './orderFacts';
import {
  OnHold,
  type Known,
  type OrderPlan,
  type SalesLine,
  type SalesOrderPlan,
} from './orderPlan';
import type { OrderState } from './orderState';
import { ruleHolds } from './problems';

/** Body fields of the sales order or cash sale, fields of its lines by their key. */
export interface CustomFields {
  order: Filled;
  lines: Record<string, Filled>;
  /** Of the store's rules; '' where it has none. */
  version: string;
}

/** A plan to which the rules have not been applied yet. */
export type PlainPlan = Omit<OrderPlan, 'salesOrder'> & {
  salesOrder: Omit<SalesOrderPlan, 'custom'>;
};

/** The plan with what the store's field rules fill. Throws OnHold for a rule without a value that says so. */
export function withCustomFields(
  plan: PlainPlan,
  state: OrderState,
  side: CurrencySide,
  known: Known,
): OrderPlan {
  const { order } = state;
  const fill = filler(order, side, known);
  const body = plan.salesOrder.type === 'cashsale' ? 'cashSale' : 'order';
  const custom: CustomFields = {
    version: known.rulesVersion,
    order: fill(body, { order }),
    lines: linesFilled(plan.salesOrder.lines, state, fill, known),
  };
  const deposits = plan.deposits.map((deposit) => {
    const payment = order.transactions.find(({ id }) => tail(id) === deposit.transactionId);
    return payment ? { ...deposit, custom: fill('deposit', { order, payment }) } : deposit;
  });
  return { ...plan, salesOrder: { ...plan.salesOrder, custom }, deposits };
}

function linesFilled(
  salesLines: SalesLine[],
  { order, lines }: OrderState,
  fill: Fill,
  known: Known,
): Record<string, Filled> {
  if (known.rules.line.length === 0) return {};
  const filled = salesLines.map(({ key }): [string, Filled] => {
    const line = lines.find(({ id }) => tail(id) === key.split(':')[0]) ?? null;
    return [key, fill('line', { order, line, kind: kindOf(key) })];
  });
  return Object.fromEntries(filled);
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
