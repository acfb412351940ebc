import { fromField, total, type MinorUnits } from '../money/money';
import { readAll, textOf } from '../netsuite/suiteql';

/** What NetSuite has of one Shopify order. Amounts in the transactions' own currency. */
export interface Documents {
  /** Number of its sales order or cash sale; '' when it can't be seen. */
  order: string;
  deposits: { number: string; amount: MinorUnits; open: MinorUnits }[];
  /** What its invoices were paid by, deposits or payments. */
  paid: MinorUnits;
}

/** 10 units. */
export function documentsOf(store: string, orderId: string, currency: string): Documents {
  const found: Documents = { order: '', deposits: [], paid: 0 };
  for (const row of readAll(
    `SELECT t.type AS type, t.tranid AS tranid, t.foreigntotal AS total, t.foreignamountunpaid AS open, t.foreignamountpaid AS paid FROM transaction t WHERE t.custbody_xdk_store = ? AND t.custbody_xdk_order_id = ? AND t.type IN ('SalesOrd', 'CashSale', 'CustDep', 'CustInvc') ORDER BY t.id`,
    [store, orderId],
  )) {
    const amount = (column: string) => Math.abs(fromField(textOf(row, column), currency) ?? 0);
    const number = textOf(row, 'tranid');
    switch (textOf(row, 'type')) {
      case 'CustDep':
        found.deposits.push({ number, amount: amount('total'), open: amount('open') });
        break;
      case 'CustInvc':
        found.paid += amount('paid');
        break;
      default:
        found.order ||= number;
    }
  }
  return found;
}

/** What of its deposits nobody has applied or refunded. */
export function openDeposits({ deposits }: Documents): MinorUnits {
  return total(deposits.map(({ open }) => open));
}
