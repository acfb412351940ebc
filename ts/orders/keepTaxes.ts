import { fieldAmount, fromField } from '../money/money';
import type { LoadedRecord } from '../netsuite/records';
import type { SalesOrderPlan } from './orderPlan';

/**
 * NetSuite works out the tax of every line anew when an order is saved; Shopify's amounts are set again before each save,
 * on the lines that are what Shopify says and are not billed. 0 units.
 */
export function keepTaxes(record: LoadedRecord, { lines, currency }: SalesOrderPlan): void {
  const taxed = new Map(lines.flatMap((line) => (line.tax ? [[line.key, line] as const] : [])));
  if (taxed.size === 0) return;
  for (let index = 0; index < record.lineCount('item'); index += 1) {
    const wanted = taxed.get(record.lineText('item', 'custcol_xdk_line_id', index));
    const isBilled = Number(record.lineText('item', 'quantitybilled', index)) > 0;
    const amount = fromField(record.lineText('item', 'amount', index), currency);
    if (wanted?.tax && !isBilled && amount === wanted.amount)
      record.setLine('item', 'tax1amt', index, fieldAmount(wanted.tax.amount, currency));
  }
}
