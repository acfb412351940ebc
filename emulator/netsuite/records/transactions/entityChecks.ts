/** Whether customer, subsidiary, currency and location of a transaction go together. */
import type { RecordData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import { isOneWorld } from '../books.ts';
import type { Books } from '../books.ts';
import { checkAddress } from '../entities/address.ts';
import { hasRelationship } from '../entities/subsidiaryRelationship.ts';
import { invalidReference } from '../refusals.ts';
import { entityTakesCurrency } from './currency.ts';
import { entityField } from './bodySourcing.ts';

/** Throws INVALID_KEY_OR_REF in NetSuite's longer form, `… for subsidiary 2.` (netsuite-platform §4.7, §4.10). */
export function checkParties(books: Books, data: RecordData): void {
  const { fields } = data;
  const owner = entityField(data.type);
  const entity = books.references.find(['entity'], String(fields[owner] ?? ''));
  const currency = fields.currency as string | null | undefined;
  if (entity !== null && typeof currency === 'string' && !entityTakesCurrency(entity, currency)) {
    throw invalidReference('currency', currency, `${owner} ${entity.id}`);
  }
  if (typeof fields.exchangerate === 'number' && fields.exchangerate <= 0) {
    throw new SuiteScriptError('INVALID_CRNCY_EXCH_RATE', 'Invalid currency conversion rate.');
  }
  for (const id of ['shippingaddress', 'billingaddress']) {
    const address = data.subrecords[id];
    if (address !== undefined) checkAddress(address);
  }
  if (!isOneWorld(books)) return;
  const subsidiary = fields.subsidiary as string | null | undefined;
  if (entity !== null && typeof subsidiary === 'string' && !belongsTo(books, entity, subsidiary)) {
    throw invalidReference(owner, entity.id, `subsidiary ${subsidiary}`);
  }
  if (typeof subsidiary === 'string') {
    checkLocation(books, fields.location, subsidiary);
    for (const lines of Object.values(data.sublists)) {
      for (const line of lines) {
        checkLocation(books, line.values.location, subsidiary);
        checkItem(books, line.values.item, subsidiary);
      }
    }
  }
}

function belongsTo(books: Books, entity: RecordData, subsidiary: string): boolean {
  return entity.fields.subsidiary === subsidiary || hasRelationship(books, entity.id, subsidiary);
}

function checkLocation(books: Books, location: unknown, subsidiary: string): void {
  if (typeof location !== 'string') return;
  if (books.account.features.has('CROSSSUBSIDIARYFULFILLMENT')) return;
  const record = books.store.find('location', location);
  const own = record?.fields.subsidiary ?? null;
  if (own !== null && own !== subsidiary) {
    throw invalidReference('location', location, `subsidiary ${subsidiary}`);
  }
}

/** An item without a list of subsidiaries is for all of them. */
function checkItem(books: Books, item: unknown, subsidiary: string): void {
  if (typeof item !== 'string') return;
  const own = books.references.find(['item'], item)?.fields.subsidiary;
  if (Array.isArray(own) && own.length > 0 && !own.includes(subsidiary)) {
    throw invalidReference('item', item, `subsidiary ${subsidiary}`);
  }
}
