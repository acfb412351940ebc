/** SuiteTax: the nexus of a transaction, and whether its subsidiary is registered there (netsuite-platform §9, §4.10). */
import type { RecordData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import { usesSuiteTax } from '../books.ts';
import type { Books } from '../books.ts';

export function checkTaxSetup(books: Books, data: RecordData): void {
  if (!usesSuiteTax(books)) return;
  const { nexus } = data.fields;
  if (typeof nexus === 'string' && data.fields.taxregoverride !== true) {
    const expected = nexusOf(books, data);
    if (expected !== null && expected.id !== nexus) {
      const given = books.store.find('nexus', nexus)?.fields.description ?? nexus;
      throw new SuiteScriptError(
        'INVALID_NEXUS',
        `Transaction Nexus is incorrect: it is ${String(given)} but should be ${String(expected.fields.description)}`,
      );
    }
  }
  if (!books.account.switches.suiteTaxWantsRegistration) return;
  const subsidiary = books.store.find('subsidiary', String(data.fields.subsidiary ?? ''));
  if ((subsidiary?.sublists.taxregistration ?? []).length > 0) return;
  throw new SuiteScriptError(
    'SSS_TAX_REGISTRATION_REQUIRED',
    'You must have a tax registration for this operation.',
  );
}

/** The nexus of the country the goods go to. */
function nexusOf(books: Books, data: RecordData): RecordData | null {
  const country = data.subrecords.shippingaddress?.fields.country ?? null;
  if (country === null) return null;
  for (const nexus of books.store.all('nexus')) {
    if (nexus.fields.country === country && nexus.fields.isinactive !== true) return nexus;
  }
  return null;
}
