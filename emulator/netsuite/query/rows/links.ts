import type { FieldValue, LineData, RecordData } from '../../contract.ts';
import type { Row } from '../database.ts';
import { number } from './transaction.ts';
import type { TransactionLines } from './transactionLines.ts';

/**
 * Rows of nexttransactionlinelink: from an earlier document's line to the later one's. The later
 * document knows its source (createdfrom and orderline, or its ticked apply lines). Link types are
 * partly from general knowledge (suiteql.json `linktypeConf`).
 */
const LINK_TYPE: Record<string, string> = {
  itemfulfillment: 'ShipRcpt',
  itemreceipt: 'ShipRcpt',
  invoice: 'OrdBill',
  cashsale: 'OrdBill',
  creditmemo: 'OrdBill',
  cashrefund: 'OrdBill',
  returnauthorization: 'SaleRet',
  customerdeposit: 'OrdDep',
};
const APPLY_SUBLISTS = ['apply', 'deposit', 'credit'];

const filled = (value: FieldValue | undefined): value is string | number =>
  value !== undefined && value !== null && value !== '';

function orderLinks(record: RecordData, { lines }: TransactionLines): Row[] {
  const from = record.fields.createdfrom ?? record.fields.salesorder;
  const linktype = LINK_TYPE[record.type];
  if (!filled(from) || !linktype) return [];
  const frame = {
    previousdoc: from,
    nextdoc: record.id,
    linktype,
    lastmodifieddate: record.lastModified,
  };
  const withLine = lines.filter((line) => filled(line.orderline as FieldValue));
  if (withLine.length === 0)
    return [
      { ...frame, previousline: 0, nextline: 0, foreignamount: lines[0]?.foreignamount ?? null },
    ];
  return withLine.map((line) => ({
    ...frame,
    previousline: line.orderline ?? null,
    nextline: line.id ?? null,
    foreignamount: line.foreignamount ?? null,
  }));
}

function applied(line: LineData): boolean {
  const { apply, deposit } = line.values;
  return apply === true || deposit === true;
}

function applyLinks(record: RecordData): Row[] {
  const linktype = record.type === 'depositapplication' ? 'DepAppl' : 'Payment';
  const links: Row[] = [];
  for (const sublist of APPLY_SUBLISTS) {
    for (const line of record.sublists[sublist] ?? []) {
      const document = line.values.doc ?? line.values.internalid;
      if (!applied(line) || !filled(document)) continue;
      links.push({
        previousdoc: document,
        previousline: 0,
        nextdoc: record.id,
        nextline: 0,
        linktype,
        foreignamount: number(line.values.amount),
        lastmodifieddate: record.lastModified,
      });
    }
  }
  const { deposit } = record.fields;
  if (record.type === 'depositapplication' && filled(deposit)) {
    links.push({
      previousdoc: deposit,
      previousline: 0,
      nextdoc: record.id,
      nextline: 0,
      linktype,
      foreignamount: null,
      lastmodifieddate: record.lastModified,
    });
  }
  return links;
}

export function linkRows(record: RecordData, lines: TransactionLines): Row[] {
  return [...orderLinks(record, lines), ...applyLinks(record)];
}

/** Tracking numbers of the package sublists; a number's id is taken from where it stands. */
export function trackingNumbers(record: RecordData): { key: string; number: string }[] {
  const found: { key: string; number: string }[] = [];
  for (const [sublist, lines] of Object.entries(record.sublists)) {
    if (!sublist.startsWith('package')) continue;
    for (const [at, line] of lines.entries()) {
      const entry = Object.entries(line.values).find(([id]) =>
        id.startsWith('packagetrackingnumber'),
      );
      if (entry && filled(entry[1]))
        found.push({ key: `${record.id}:${at}`, number: String(entry[1]) });
    }
  }
  return found;
}
