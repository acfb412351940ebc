import { compileAll, type FieldRules } from '../fieldRules/fieldRule';
import { accountId } from '../netsuite/runtime';
import { fieldAmount } from '../money/money';
import { mayWork, readStores } from '../setup/stores';
import type { RunContext } from '../sync/flow';
import { knownOf, lookUp, modesOf, orderLinkId, type Batch } from './lookUp';
import { mapOrder } from './mapOrder';
import type { OrderPlan } from './orderPlan';
import { readStates } from './readStates';
import { tryRules } from './tryRules';

const ORDER_ID = /^(gid:\/\/shopify\/Order\/)?\d+$/;

/** What the RESTlet `rl_explain` is asked about an order. */
export interface OrderQuestion {
  /** Store key. */
  store: string;
  /** Shopify's id of the order: legacy id or gid. */
  order: string;
  /** Field rules to try instead of the store's own. */
  rules?: Partial<FieldRules>;
}

/**
 * What an order would become in NetSuite now, line by line and field rule by field rule, or why it would not. Writes
 * nothing and says nothing personal. 43 units and the points of one order.
 */
export function explainOrder({ store: key, order, rules }: OrderQuestion): object {
  const store = readStores().find((one) => one.key === key);
  if (!store) return refused(`No store has the key ${key}.`);
  if (!mayWork(store, accountId())) return refused(`Store ${key} is paused here.`);
  if (!ORDER_ID.test(order))
    return refused(
      `${JSON.stringify(order)} is no id of an order: give Shopify's id, the number in the address of its page in the admin, not its name.`,
    );
  const id = /^\d+$/.test(order) ? `gid://shopify/Order/${order}` : order;

  const run: RunContext = { store, caller: 'restlet', mayGoOn: () => true };
  const { states, timeZone } = readStates([id], run);
  const [read] = states;
  if (!read || read.kind === 'ended') return { ok: true, order: id, left: read?.outcome ?? null };
  const batch = lookUp([read.state], store, timeZone);
  const refusal = rules && useRules(batch, { ...store.settings.rules, ...rules });
  if (refusal) return refused(refusal);
  const link = batch.links.get(orderLinkId(read.state.order, store)) ?? null;
  const standing = link ? (link.recordType === 'cashsale' ? 'cashsale' : 'salesorder') : null;
  const mapped = mapOrder(read.state, knownOf(batch, modesOf(link)), standing);
  return {
    ok: true,
    order: id,
    stands: link ? `${link.recordType} ${link.recordId}` : '',
    ...(mapped.kind === 'hold' ? { held: mapped.problem } : planned(mapped.plan)),
  };
}

/** Answers why the rules can't be used, or null. */
function useRules(batch: Batch, rules: FieldRules): string | null {
  try {
    tryRules(rules);
    batch.known.rules = compileAll(rules);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

export function isOrderQuestion(body: unknown): body is OrderQuestion {
  if (typeof body !== 'object' || body === null) return false;
  const { store, order } = body as Partial<OrderQuestion>;
  return typeof store === 'string' && typeof order === 'string';
}

function planned({ salesOrder, deposits, paymentProblem }: OrderPlan): object {
  const { custom, currency } = salesOrder;
  const amount = (units: number) => fieldAmount(units, currency);
  return {
    becomes: salesOrder.type,
    currency,
    total: amount(salesOrder.total + (salesOrder.tax?.amount ?? 0)),
    shipping: amount(salesOrder.shipping.cost),
    fields: custom.order,
    rules: custom.version,
    lines: salesOrder.lines.map((line) => ({
      line: line.key,
      item: line.item,
      quantity: line.quantity,
      amount: line.amount === null ? null : amount(line.amount),
      location: line.location,
      fields: custom.lines[line.key] ?? {},
    })),
    deposits: deposits.map((one) => ({
      transaction: one.transactionId,
      amount: amount(one.amount),
      fields: one.custom,
    })),
    paymentProblem,
  };
}

function refused(message: string): object {
  return { ok: false, message };
}
