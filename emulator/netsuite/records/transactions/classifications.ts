/**
 * "Make Departments / Classes / Locations Mandatory" (preferences DEPTMANDATORY, CLASSMANDATORY, LOCMANDATORY): on the body, or
 * on every line that posts where they are kept per line (DEPTSPERLINE, CLASSESPERLINE; locations always are where
 * lines have them). The ids of the preferences are likely.
 */
import type { LineData, RecordData } from '../../contract.ts';
import type { Books } from '../books.ts';
import { pleaseEnter } from '../refusals.ts';
import type { RecordSchema } from '../schemaTypes.ts';
import { lineKind } from './lineKinds.ts';

const CLASSIFICATIONS = [
  { field: 'department', label: 'Department', wanted: 'DEPTMANDATORY', perLine: 'DEPTSPERLINE' },
  { field: 'class', label: 'Class', wanted: 'CLASSMANDATORY', perLine: 'CLASSESPERLINE' },
  { field: 'location', label: 'Location', wanted: 'LOCMANDATORY', perLine: 'LOCSPERLINE' },
] as const;

const LINES = ['item', 'expense', 'line', 'inventory', 'other', 'cashback'];

/** Fulfillments and receipts take their order's; applications have none of their own. */
const FREE = new Set(['itemfulfillment', 'itemreceipt', 'depositapplication']);

/** Throws USER_ERROR with the labels of what is missing. */
export function checkClassifications(books: Books, schema: RecordSchema, data: RecordData): void {
  const { preferences } = books.account;
  if (FREE.has(data.type)) return;
  const missing: string[] = [];
  for (const { field, label, wanted, perLine } of CLASSIFICATIONS) {
    if (preferences[wanted] !== true) continue;
    const lists = LINES.filter((id) => schema.sublists.get(id)?.fields.has(field));
    const byLine = preferences[perLine] === true && lists.length > 0;
    const isMissing = byLine
      ? lists.some((id) => (data.sublists[id] ?? []).some((line) => lacks(line, field)))
      : schema.fields.has(field) && isEmpty(data.fields[field]);
    if (isMissing) missing.push(label);
  }
  if (missing.length > 0) throw pleaseEnter(missing);
}

function lacks(line: LineData, field: string): boolean {
  return lineKind(line) !== 'subtotal' && isEmpty(line.values[field]);
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}
