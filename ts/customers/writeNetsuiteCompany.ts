import { loadRecord, type LoadedRecord } from '../netsuite/records';
import type { CompanyGroup, CompanyValues } from './companyValues';
import { isDefault, makeDefault } from './makeDefault';
import { contentKey, netsuiteBook } from './readBooks';

/**
 * Writes these groups of a Shopify company or location to its NetSuite customer. 15 units, 10 more for addresses.
 * `isAsRead` is asked while the record is in hand: what is saved after it makes NetSuite refuse the save. `false`: somebody
 * changed these groups since they were read.
 */
export function writeNetsuiteCompany(
  id: string,
  values: CompanyValues,
  groups: CompanyGroup[],
  isAsRead: () => boolean,
): boolean {
  const record = loadRecord('customer', id);
  if (!isAsRead()) return false;
  const { name, phone, terms, exempt, registration } = values;
  if (groups.includes('name') && name !== null) record.set('companyname', name);
  if (groups.includes('phone')) record.set('phone', phone);
  if (groups.includes('terms')) record.set('terms', terms);
  if (groups.includes('exempt') && exempt !== null) record.set('taxable', !exempt);
  if (groups.includes('registration')) record.set('vatregnumber', registration);
  writeAddresses(id, record, values, groups);
  record.save();
  return true;
}

const FLAGS = { shipping: 'defaultshipping', billing: 'defaultbilling' } as const;

/**
 * An address that the book has already becomes the default one; else the default one changes where it stands. One that is
 * both defaults changes in place only if both become the same.
 */
function writeAddresses(
  id: string,
  record: LoadedRecord,
  values: CompanyValues,
  groups: CompanyGroup[],
): void {
  const kinds = (['shipping', 'billing'] as const).filter((kind) => groups.includes(kind));
  if (kinds.length === 0) return;
  const book = netsuiteBook(id);
  const lines = Array.from({ length: record.lineCount('addressbook') }, (_, line) => line);
  const isBoth = kinds.length === 2 && keyOf(values.shipping) === keyOf(values.billing);
  for (const kind of kinds) {
    const address = values[kind];
    if (!address) continue;
    if (isBoth && kind === 'billing') continue;
    const flags = isBoth ? Object.values(FLAGS) : [FLAGS[kind]];
    const same = book.find(({ key }) => key === keyOf(address));
    const known = lines.find(
      (line) => same && record.lineText('addressbook', 'internalid', line) === same.id,
    );
    if (known !== undefined) {
      for (const flag of flags) makeDefault(record, flag, known);
      continue;
    }
    const standing = lines.find((line) => isDefault(record, FLAGS[kind], line));
    const other = kind === 'shipping' ? FLAGS.billing : FLAGS.shipping;
    if (standing === undefined || (!isBoth && isDefault(record, other, standing)))
      record.addLine('addressbook', {
        fields: Object.fromEntries(flags.map((flag) => [flag, true])),
        subrecords: { addressbookaddress: address },
      });
    else {
      record.setLineSubrecord('addressbook', 'addressbookaddress', standing, address);
      for (const flag of flags) makeDefault(record, flag, standing);
    }
  }
}

function keyOf(address: CompanyValues['shipping']): string {
  return address ? contentKey(address) : '';
}
