import type { FieldValue, LedgerLine, LineData, RecordData } from '../../contract.ts';
import type { Row } from '../database.ts';
import { LINE_SIGN, linesFromTotals } from './lineSigns.ts';
import { entityOf, headerAmount, number } from './transaction.ts';

/**
 * Rows of `transactionline`: the header (mainline, id 0), the sublist lines, then what only the books
 * know (shipping, tax, discount, cost). Amounts have the sign of debit minus credit, so sales lines are
 * negative, returns positive; quantities follow the stock's way on fulfilments and the amount elsewhere.
 */

const LINE_SUBLISTS = ['item', 'inventory', 'line', 'expense', 'component'];

interface NumberedRow {
  row: Row;
  id: number;
}

export interface TransactionLines {
  lines: Row[];
  /** transactionline.id per ledger posting, in the ledger's order. */
  idOfPosting: number[];
}

/** Debit minus credit. */
export const signedAmount = (posting: LedgerLine, foreign: boolean): number => {
  const debit = foreign ? (posting.foreignDebit ?? posting.debit) : posting.debit;
  const credit = foreign ? (posting.foreignCredit ?? posting.credit) : posting.credit;
  return Number(debit ?? 0) - Number(credit ?? 0);
};

/** With a sign, or in other units; quantities have five decimals. */
const signed = (value: FieldValue | undefined, factor: number): number | null => {
  const parsed = number(value);
  if (parsed === null || parsed === 0 || factor === 1) return parsed;
  return factor === -1 ? -parsed : Math.round(parsed * factor * 1e5) / 1e5;
};

function inBaseCurrency(amount: number | null, rate: FieldValue | undefined): number | null {
  if (amount === null) return null;
  return Number((amount * (number(rate) ?? 1)).toFixed(2));
}

/** Keys of lines that have none of their own lie above those that records hand out. */
const FIRST_DERIVED_KEY = 1_000_000_000;

function frame(record: RecordData): Row {
  return {
    transaction: record.id,
    mainline: false,
    taxline: false,
    iscogs: false,
    entity: entityOf(record),
    subsidiary: record.fields.subsidiary ?? null,
    createdfrom: record.fields.createdfrom ?? null,
    linelastmodifieddate: record.lastModified,
    linecreateddate: record.created,
  };
}

function mainRow(record: RecordData): Row {
  const { fields, id } = record;
  const total = headerAmount(record);
  return {
    ...frame(record),
    id: 0,
    linesequencenumber: 0,
    uniquekey: FIRST_DERIVED_KEY + Number(id) * 1000,
    mainline: true,
    foreignamount: total,
    netamount: inBaseCurrency(total, fields.exchangerate),
    location: fields.location ?? null,
    department: fields.department ?? null,
    class: fields.class ?? null,
    memo: fields.memo ?? null,
    ...builtItem(record),
  };
}

/** The header of a build or unbuild is the assembly's line: it comes in where its components go out. */
function builtItem({ type, fields }: RecordData): Row {
  if (type !== 'assemblybuild' && type !== 'assemblyunbuild') return {};
  return { item: fields.item ?? null, quantity: signed(fields.quantity, -LINE_SIGN[type]!) };
}

const COUNTED = [
  'quantitybilled',
  'quantitycommitted',
  'quantitybackordered',
  'quantitypicked',
  'quantitypacked',
];

function sublistRow(record: RecordData, sublist: string, line: LineData, at: number): NumberedRow {
  const { values } = line;
  const { fields, type } = record;
  const sign = LINE_SIGN[type] ?? 1;
  const id = number(values.line) ?? at;
  const factor = number(values.unitconversionrate) ?? 1;
  const quantity = signed(values.quantity ?? values.adjustqtyby, sign * factor);
  const foreign =
    sublist === 'line'
      ? (number(values.debit) ?? 0) - (number(values.credit) ?? 0)
      : signed(values.amount, sign);
  const done = signed(
    values.quantityfulfilled ?? values.quantityreceived ?? values.quantityshiprecv,
    factor,
  );
  return {
    id,
    row: {
      ...frame(record),
      ...values,
      ...(factor === 1 ? {} : inBaseUnits(values, factor)),
      id,
      linesequencenumber: at,
      uniquekey: number(values.lineuniquekey) ?? FIRST_DERIVED_KEY + Number(record.id) * 1000 + id,
      quantity,
      rate: number(values.rate),
      ratepercent:
        typeof values.rate === 'string' && values.rate.endsWith('%') ? values.rate : null,
      foreignamount: foreign,
      netamount: inBaseCurrency(foreign, fields.exchangerate),
      memo: values.description ?? values.memo ?? null,
      location: values.location ?? fields.location ?? null,
      entity: values.entity ?? values.customer ?? entityOf(record),
      quantityshiprecv: done,
      isfullyshipped: done !== null && quantity !== null && done >= Math.abs(quantity),
      expenseaccount: values.account ?? null,
      debitforeignamount: values.debit ?? null,
      creditforeignamount: values.credit ?? null,
      createdfrom: values.createdfrom ?? fields.createdfrom ?? null,
    },
  };
}

/** SuiteQL counts in base units, whatever unit the line is in. */
function inBaseUnits(values: LineData['values'], factor: number): Row {
  return Object.fromEntries(COUNTED.map((id) => [id, signed(values[id], factor)]));
}

/** A line that stands for a posting without sublist line of its own. */
function postingRow(
  record: RecordData,
  posting: LedgerLine,
  at: number,
  origin: Row | undefined,
): NumberedRow {
  const { fields } = record;
  // The receiving side of a transfer is a line of its own, not a cost.
  const isReceipt = posting.role === 'cost' && record.type === 'inventorytransfer';
  const isCost = posting.role === 'cost' && !isReceipt;
  const amount = signedAmount(posting, true);
  const items: Partial<Record<LedgerLine['role'], FieldValue | undefined>> = {
    shipping: fields.shipmethod,
    tax: fields.taxitem,
    discount: fields.discountitem,
  };
  const quantity = origin ? Math.abs(number(origin.quantity) ?? 0) * Math.sign(amount) : null;
  return {
    id: at,
    row: {
      ...frame(record),
      id: at,
      linesequencenumber: at,
      uniquekey: FIRST_DERIVED_KEY + Number(record.id) * 1000 + at,
      taxline: posting.role === 'tax',
      iscogs: isCost,
      item: posting.role === 'cost' ? origin?.item : (items[posting.role] ?? null),
      itemtype: ITEM_TYPE_OF_ROLE[posting.role] ?? null,
      quantity: posting.role === 'cost' ? quantity : null,
      transactiondiscount: posting.role === 'discount',
      location:
        (isReceipt ? fields.transferlocation : null) ?? origin?.location ?? fields.location ?? null,
      foreignamount: amount,
      netamount: signedAmount(posting, false),
    },
  };
}

const ITEM_TYPE_OF_ROLE: Partial<Record<LedgerLine['role'], string>> = {
  shipping: 'ShipItem',
  handling: 'ShipItem',
  tax: 'TaxItem',
  discount: 'Discount',
};

/** On fulfilments, receipts and adjustments the line itself is the stock account's posting; the other side is a cost row. */
function isOwnStock(row: Row, posting: LedgerLine): boolean {
  if (posting.role !== 'cost' || number(row.foreignamount) !== null) return false;
  return Math.sign(signedAmount(posting, false)) === Math.sign(number(row.quantity) ?? 0);
}

/** A kit's members stand below it without amounts; their quantities follow the kit's (likely). */
function memberRow(record: RecordData, kit: Row, member: Row, id: number): Row {
  const times = number(member.quantity) ?? 0;
  const of = (column: string) => signed(kit[column], times);
  return {
    ...frame(record),
    id,
    linesequencenumber: id,
    uniquekey: FIRST_DERIVED_KEY + Number(record.id) * 1000 + id,
    item: member.item,
    kitcomponent: true,
    quantity: of('quantity'),
    quantityshiprecv: of('quantityshiprecv'),
    quantitybilled: of('quantitybilled'),
    quantitycommitted: of('quantitycommitted'),
    quantitybackordered: of('quantitybackordered'),
    quantitypicked: of('quantitypicked'),
    quantitypacked: of('quantitypacked'),
    foreignamount: 0,
    netamount: 0,
    location: kit.location,
    isclosed: kit.isclosed,
    createdfrom: kit.createdfrom,
  };
}

export function transactionLines(
  record: RecordData,
  kits: ReadonlyMap<string, Row[]>,
): TransactionLines {
  const lines: Row[] = [mainRow(record)];
  const rowOfKey = new Map<string, Row>();
  let last = 0;
  let at = 0;
  for (const sublist of LINE_SUBLISTS) {
    for (const line of record.sublists[sublist] ?? []) {
      if (line.values.itemreceive === false) continue; // a line that was not ticked is no line of the saved fulfillment
      const { id, row } = sublistRow(record, sublist, line, ++at);
      const key = String(line.values.lineuniquekey ?? row.uniquekey);
      rowOfKey.set(key, row);
      last = Math.max(last, id);
      lines.push(row);
    }
  }
  for (const row of lines.slice()) {
    for (const member of kits.get(String(row.item)) ?? []) {
      lines.push(memberRow(record, row, member, ++last));
    }
  }
  const idOfPosting: number[] = [];
  let mainPosted = false;
  for (const posting of record.ledger ?? linesFromTotals(record)) {
    const row = posting.lineKey === null ? undefined : rowOfKey.get(posting.lineKey);
    if (posting.role === 'main' && !mainPosted) {
      mainPosted = true;
      idOfPosting.push(0);
    } else if (row && (posting.role === 'line' || isOwnStock(row, posting))) {
      row.foreignamount ??= signedAmount(posting, true);
      row.netamount ??= signedAmount(posting, false);
      idOfPosting.push(row.id as number);
    } else if (posting.role === 'cost' && record.type === 'inventoryadjustment') {
      // The adjustment account is the header's posting.
      const main = lines[0]!;
      main.foreignamount = (number(main.foreignamount) ?? 0) + signedAmount(posting, true);
      main.netamount = (number(main.netamount) ?? 0) + signedAmount(posting, false);
      idOfPosting.push(0);
    } else {
      const made = postingRow(record, posting, ++last, row);
      lines.push(made.row);
      idOfPosting.push(made.id);
    }
  }
  return { lines, idOfPosting };
}
