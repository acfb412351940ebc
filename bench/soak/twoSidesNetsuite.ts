import type { LineData, RecordData } from '../../emulator/netsuite/contract.ts';
import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import { lineOf, type BookLine, type Followed, type Pair, type View } from './twoSidesPair.ts';

/** `undefined`: it is not there any more. */
export function viewHere({ netsuite }: VirtualWorld, { entity, record }: Pair): View | undefined {
  const type = entity === 'company_contact' ? 'contact' : 'customer';
  const found = netsuite.records.find(type, record);
  if (!found || isSet(found.fields['isinactive'])) return undefined;
  const value = (field: string) => String(found.fields[field] ?? '');
  const { net30 } = netsuite.base?.terms ?? {};
  const book = bookHere(found);
  const defaultOf = (flag: string) =>
    (found.sublists['addressbook'] ?? []).find(({ values }) => isSet(values[flag]));
  const ofPerson = {
    name: `${value('firstname')} ${value('lastname')}`,
    email: value('email').toLowerCase(),
    phone: value('phone'),
  };
  const settings = {
    terms: value('terms') === net30 ? 'Net 30' : value('terms'),
    exempt: isSet(found.fields['taxable']) ? 'no' : 'yes',
    registration: value('vatregnumber'),
  };
  const parts: Record<Followed, View['parts']> = {
    customer: { ...ofPerson, address: contentOf(defaultOf('defaultshipping')) },
    company_contact: { ...ofPerson, title: value('title') },
    company: {
      name: value('companyname'),
      ...settings,
    },
    company_location: {
      name: value('companyname'),
      phone: value('phone'),
      ...settings,
      shipping: placeOf(defaultOf('defaultshipping')),
      billing: placeOf(defaultOf('defaultbilling')),
    },
  };
  return {
    parts: parts[entity],
    book,
    oneWay: {
      note: value('comments'),
      tags: value('accountnumber'),
      exempt: settings.exempt,
      credit: value('creditlimit'),
      terms: settings.terms,
      hold: value('creditholdoverride'),
    },
    changedAt: Date.parse(found.lastModified),
    person: '',
  };
}

function bookHere(record: RecordData): BookLine[] {
  return (record.sublists['addressbook'] ?? []).map((line) => ({
    id: String(line.values['internalid'] ?? ''),
    content: contentOf(line),
    isDefault: isSet(line.values['defaultshipping']),
  }));
}

function contentOf(line: LineData | undefined): string {
  const fields = line?.subrecords?.['addressbookaddress']?.fields;
  return fields ? lineOf(['addressee', ...PLACE].map((field) => fields[field])) : '';
}

/** Shopify names the company behind a company's address by itself. */
function placeOf(line: LineData | undefined): string {
  const fields = line?.subrecords?.['addressbookaddress']?.fields;
  return fields ? lineOf(PLACE.map((field) => fields[field])) : '';
}

const PLACE = ['addr1', 'addr2', 'city', 'state', 'zip', 'country'];

function isSet(value: unknown): boolean {
  return value === true || value === 'T';
}
