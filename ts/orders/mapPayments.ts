import { total, type CurrencySide, type MinorUnits } from '../money/money';
import { mapped } from '../setup/mapped';
import { externalId, tail } from '../sync/externalIds';
import type { Problem } from '../sync/outcome';
import type { ShopifyOrder, ShopifyTransaction } from './order';
import type { DepositPlan, Known } from './orderPlan';
import { mappingOption } from './mappingOption';
import { paidBeside } from './mapRoundings';
import { missingMapping } from './problems';
import { changeIn, receivedIn, tieOutPayments } from './tieOutPayments';

/**
 * One customer deposit per successful sale or capture; cash given back as change lowers its sale.
 * A gateway without mapping holds the payments, not the order: goods can go out while accounting maps it.
 */
export function mapPayments(
  order: ShopifyOrder,
  side: CurrencySide,
  currencyId: string,
  known: Known,
): { deposits: DepositPlan[]; paymentProblem: Problem | null } {
  if (!known.store.settings.orders.deposits) return { deposits: [], paymentProblem: null };
  const untied = tieOutPayments(order);
  if (untied) return { deposits: [], paymentProblem: untied };
  const change = changeIn(order.transactions);
  // What cash was rounded by is part of what came in only where a line of its own makes up for it.
  const isRoundingBeside =
    known.store.settings.orders.items.cashRounding !== '' && paidBeside(order) === 'beside';
  const deposits: DepositPlan[] = [];
  let paymentProblem: Problem | null = null;

  const received = receivedIn(order.transactions);
  for (const transaction of received) {
    const { amountRoundingSet } = transaction;
    const rounding = isRoundingBeside && amountRoundingSet ? side.amount(amountRoundingSet) : 0;
    const amount =
      side.amount(transaction.amountSet) + rounding - changeOf(transaction, change, received, side);
    if (amount <= 0) continue;
    const gateway = transaction.gateway ?? '';
    const mapping = mapped(known.mappings, 'gateway', gateway);
    if (!mapping) {
      paymentProblem = missingMapping('gateway', gateway, 'payment method');
      continue;
    }
    deposits.push({
      externalId: externalId(known.store.key, 'transaction', tail(transaction.id), 'dep'),
      transactionId: tail(transaction.id),
      amount,
      currency: side.currency,
      currencyId,
      day: known.dayOf(transaction.processedAt ?? order.processedAt),
      method: mapping.netsuite,
      // Option `{"account": "123"}` books to that account, anything else to undeposited funds.
      account: mappingOption(mapping, 'account'),
      closedPeriod: known.store.settings.orders.closedPeriod,
      custom: {},
    });
  }
  return { deposits, paymentProblem };
}

/** Change that names no sale belongs to the first one of its gateway. */
function changeOf(
  sale: ShopifyTransaction,
  change: ShopifyTransaction[],
  received: ShopifyTransaction[],
  side: CurrencySide,
): MinorUnits {
  const saleOf = ({ parentTransaction, gateway }: ShopifyTransaction) =>
    received.find(({ id }) => id === parentTransaction?.id) ??
    received.find((one) => one.gateway === gateway);
  const own = change.filter((one) => saleOf(one)?.id === sale.id);
  return total(own.map(({ amountSet }) => side.amount(amountSet)));
}
