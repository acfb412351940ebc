import { fromField, total, type MinorUnits } from '../money/money';
import { readAll, textOf } from '../netsuite/suiteql';

/** What NetSuite has of one Shopify order. Amounts in the transactions' own currency. */
export interface Documents {
  /** Number of its sales order or cash sale; '' when it can't be seen. */
  order: string;
  deposits: { number: string; amount: MinorUnits; open: MinorUnits }[];
  /** Numbers of its invoices, and what they were paid by, deposits or payments. */
  invoices: string[];
  paid: MinorUnits;
  shipments: { number: string; isShipped: boolean }[];
}

/** Status letter of an item fulfillment (netsuite-platform §4.10). */
const SHIPPED = 'C';

/** 10 units. */
export function documentsOf(store: string, orderId: string, currency: string): Documents {
  const found: Documents = { order: '', deposits: [], invoices: [], paid: 0, shipments: [] };
  for (const row of readAll(
    `SELECT t.type AS type, t.tranid AS tranid, t.status AS status, t.foreigntotal AS total, t.foreignamountunpaid AS open, t.foreignamountpaid AS paid FROM transaction t WHERE t.custbody_xdk_store = ? AND t.custbody_xdk_order_id = ? AND t.type IN ('SalesOrd', 'CashSale', 'CustDep', 'CustInvc', 'ItemShip') ORDER BY t.id`,
    [store, orderId],
  )) {
    const amount = (column: string) => Math.abs(fromField(textOf(row, column), currency) ?? 0);
    const number = textOf(row, 'tranid');
    switch (textOf(row, 'type')) {
      case 'CustDep':
        found.deposits.push({ number, amount: amount('total'), open: amount('open') });
        break;
      case 'CustInvc':
        found.invoices.push(number);
        found.paid += amount('paid');
        break;
      case 'ItemShip':
        found.shipments.push({ number, isShipped: textOf(row, 'status') === SHIPPED });
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
