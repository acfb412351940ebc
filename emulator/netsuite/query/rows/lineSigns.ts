import type { FieldValue, LedgerLine, RecordData } from '../../contract.ts';
import { number } from './transaction.ts';

/** +1 adds to stock or takes from the customer's debt, −1 sells or ships. Types without lines of items are missing. */
export const LINE_SIGN: Record<string, 1 | -1> = {
  salesorder: -1,
  invoice: -1,
  cashsale: -1,
  estimate: -1,
  itemfulfillment: -1,
  transferorder: -1,
  returnauthorization: 1,
  creditmemo: 1,
  cashrefund: 1,
  itemreceipt: 1,
  purchaseorder: 1,
  vendorbill: 1,
  inventoryadjustment: 1,
  inventorytransfer: -1,
  assemblybuild: -1,
  assemblyunbuild: 1,
};

/** Orders without ledger still have shipping, handling and tax as lines. */
export function linesFromTotals(record: RecordData): LedgerLine[] {
  const sign = LINE_SIGN[record.type];
  if (record.ledger || sign === undefined) return [];
  const posting = (role: LedgerLine['role'], value: FieldValue | undefined): LedgerLine[] => {
    const amount = number(value);
    if (!amount) return [];
    const text = String(Math.abs(amount));
    const credit = sign * amount < 0;
    const side = { debit: credit ? null : text, credit: credit ? text : null };
    return [
      {
        role,
        lineKey: null,
        account: '',
        posting: false,
        ...side,
        foreignDebit: side.debit,
        foreignCredit: side.credit,
      },
    ];
  };
  const { shippingcost, handlingcost, taxtotal } = record.fields;
  return [
    ...posting('shipping', shippingcost),
    ...posting('handling', handlingcost),
    ...posting('tax', taxtotal),
  ];
}
