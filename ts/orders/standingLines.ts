import { fromField } from '../money/money';
import type { LoadedRecord } from '../netsuite/records';
import type { StandingLine } from './changeOfLine';

/** The item lines of a loaded sales order. */
export function standingLines(record: LoadedRecord, currency: string): StandingLine[] {
  return Array.from({ length: record.lineCount('item') }, (_, index): StandingLine => {
    const text = (field: string) => record.lineText('item', field, index);
    const number = (field: string) => Number(text(field)) || 0;
    const billed = number('quantitybilled');
    return {
      index,
      key: text('custcol_xdk_line_id'),
      description: text('description'),
      quantity: number('quantity'),
      amount: fromField(text('amount'), currency) ?? 0,
      location: text('location'),
      tax: fromField(text('tax1amt'), currency) ?? 0,
      processed: Math.max(
        number('quantityfulfilled'),
        number('quantitypicked'),
        number('quantitypacked'),
        billed,
      ),
      shipped: number('quantityfulfilled'),
      billed,
      closed: text('isclosed') === 'true' || text('isclosed') === 'T',
    };
  });
}
