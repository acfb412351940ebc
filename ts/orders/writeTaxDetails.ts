import { loadRecord } from '../netsuite/records';
import { fieldAmount } from '../money/money';
import type { SalesOrderPlan } from './orderPlan';

/**
 * SuiteTax: the tax lines of a saved sales order or cash sale. NetSuite names its lines for them only when it saves (likely,
 * review 12), so this takes a second save: 30 units. Tax lines that are too many come down to nothing.
 */
export function writeTaxDetails(salesOrder: string, plan: SalesOrderPlan): void {
  const record = loadRecord(plan.type, salesOrder);
  const references = new Map(
    Array.from({ length: record.lineCount('item') }, (_, line) => [
      record.lineText('item', 'custcol_xdk_line_id', line),
      record.lineText('item', 'taxdetailsreference', line),
    ]),
  );
  plan.taxDetails.forEach((detail, index) => {
    const values = {
      taxdetailsreference: references.get(detail.line) ?? detail.line,
      taxtype: detail.type,
      taxcode: detail.code,
      taxbasis: fieldAmount(detail.basis, plan.currency),
      taxrate: detail.percent,
      taxamount: fieldAmount(detail.amount, plan.currency),
    };
    for (const [field, value] of Object.entries(values))
      record.setLine('taxdetails', field, index, value);
  });
  for (let index = plan.taxDetails.length; index < record.lineCount('taxdetails'); index += 1) {
    record.setLine('taxdetails', 'taxamount', index, 0);
  }
  record.save();
}
