/** Fields and columns that travel from one transaction to the next. */
import type { LineData, RecordData } from '../../contract.ts';
import type { Books } from '../books.ts';
import { cloneSubrecords } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Field } from '../schemaTypes.ts';

/** Fields of the form that travel to the next transaction of the chain when it has them too. */
const TRAVELLING = [
  'entity',
  'subsidiary',
  'currency',
  'exchangerate',
  'location',
  'department',
  'class',
  'memo',
  'otherrefnum',
  'shipmethod',
  'shipcarrier',
  'salesrep',
  'email',
  'terms',
  'istaxable',
  'taxitem',
  'taxrate',
  'shippingtaxcode',
  'discountitem',
  'discountrate',
  'shipaddresslist',
  'billaddresslist',
  'partner',
  'saleschannel',
  'transferlocation',
];

/** Custom body fields are copied to whatever is made from the transaction (review 16, OH section_N2830027). */
export function copyBody(books: Books, source: RecordData, draft: Draft): void {
  const schema = books.schema.of(draft.data.type);
  const { data } = draft;
  for (const id of TRAVELLING) {
    const value = source.fields[id] ?? null;
    if (value !== null && schema.fields.has(id)) data.fields[id] = value;
  }
  if (schema.fields.has('customer') && !schema.fields.has('entity')) {
    data.fields.customer = source.fields.entity ?? source.fields.customer ?? null;
  }
  copyCustomFields(books, source, draft);
  for (const id of schema.subrecords.keys()) {
    const subrecord = source.subrecords[id];
    if (subrecord !== undefined) data.subrecords[id] = cloneSubrecords({ subrecord }).subrecord!;
  }
  if (schema.fields.has('createdfrom')) data.fields.createdfrom = source.id;
}

function copyCustomFields(books: Books, source: RecordData, draft: Draft): void {
  const schema = books.schema.of(draft.data.type);
  for (const [id, field] of schema.fields) {
    const value = source.fields[id] ?? null;
    if (field.custom && value !== null) draft.data.fields[id] = value;
  }
}

/** Columns of an order line that its fulfillment, receipt, bill or return line takes over: the custom ones and the classifications. */
export function copyColumns(
  books: Books,
  toType: string,
  line: LineData,
  also: string[] = [],
): LineData['values'] {
  const fields = books.schema.of(toType).sublists.get('item')!.fields;
  const values: LineData['values'] = {};
  for (const [id, field] of fields) {
    const value = line.values[id] ?? null;
    if (value !== null && (field.custom || also.includes(id))) values[id] = value;
  }
  return { ...values, ...unitColumns(fields, line) };
}

/** The unit a line counts in goes with it, since its quantity does; some types show it as a text only. */
function unitColumns(fields: Map<string, Field>, line: LineData): LineData['values'] {
  const { units, unitconversionrate } = line.values;
  if (typeof unitconversionrate !== 'number') return {};
  const shown = fields.has('unitsdisplay') ? { unitsdisplay: line.texts?.units ?? null } : {};
  return { units: units ?? null, unitconversionrate, ...shown };
}
