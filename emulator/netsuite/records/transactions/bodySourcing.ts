/** What the body of a transaction takes over: from its customer, its subsidiary, the account's preferences. */
import type { FieldValue, RecordData } from '../../contract.ts';
import { isOneWorld } from '../books.ts';
import type { Books } from '../books.ts';
import { dayOf } from '../dates.ts';
import { cloneSubrecords } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { invalidFieldValue } from '../refusals.ts';
import { taxModeOf } from './tax.ts';
import { baseCurrency, exchangeRate } from './currency.ts';

/** The field that holds a transaction's customer or vendor. */
export function entityField(type: string): 'customer' | 'entity' {
  return ['customerdeposit', 'customerpayment', 'customerrefund', 'depositapplication'].includes(
    type,
  )
    ? 'customer'
    : 'entity';
}

export function sourceBody(books: Books, draft: Draft, changed: string | null): void {
  const { data } = draft;
  const schema = books.schema.of(data.type);
  const owner = entityField(data.type);
  const entity = books.references.find(['entity'], String(data.fields[owner] ?? ''));
  const entityChanged = changed === owner || (changed === null && draft.touched.has(owner));
  const set = (field: string, value: FieldValue | undefined, force = false): void => {
    if (value === undefined || value === null || !schema.fields.has(field)) return;
    const present = (data.fields[field] ?? null) !== null;
    // In dynamic mode the order of sets decides; in standard mode what the script set stays.
    if (force && (changed !== null || !draft.touched.has(field))) data.fields[field] = value;
    else if (!present && !draft.touched.has(field)) data.fields[field] = value;
  };

  set('trandate', dayOf(books.account.now(), books.account.timeZone));
  if (entity !== null) sourceEntity(books, draft, entity, entityChanged, changed, set);
  if (isOneWorld(books)) set('subsidiary', entity?.fields.subsidiary, entityChanged);
  const base = baseCurrency(books, data.fields.subsidiary);
  set('currency', base);
  const currencyMoved =
    changed === 'currency' || (changed === null && draft.touched.has('currency'));
  const currency = (data.fields.currency as string | null | undefined) ?? base;
  if (schema.fields.has('exchangerate') && books.store.find('currency', currency) !== null) {
    // What was made from another transaction keeps its rate, and so does what is edited in standard mode (likely).
    const isNew = draft.origin.kind === 'create';
    const dateMoved =
      changed === 'trandate' || (changed === null && isNew && draft.touched.has('trandate'));
    const day = String(data.fields.trandate);
    const rate = exchangeRate(books, currency, base, day);
    set('exchangerate', rate, currencyMoved || entityChanged || dateMoved);
  }
  if (schema.fields.has('currencyname')) {
    data.fields.currencyname = books.references.nameOf(['currency'], currency);
  }
}

function sourceEntity(
  books: Books,
  draft: Draft,
  entity: RecordData,
  force: boolean,
  changed: string | null,
  set: (field: string, value: FieldValue | undefined, force?: boolean) => void,
): void {
  const { fields } = entity;
  const sales = draft.data.type !== 'purchaseorder';
  set('currency', fields.currency, force);
  if (!sales) return;
  set('email', fields.email, force);
  if (['salesorder', 'invoice'].includes(draft.data.type)) set('terms', fields.terms, force);
  if (draft.data.type === 'salesorder') set('shipmethod', fields.shippingitem, force);
  set('salesrep', fields.salesrep, force);
  if (!books.account.features.has('TAX_OVERHAUL') && taxModeOf(books, draft.data) === 'body') {
    set('istaxable', fields.taxable !== false, force);
    set('taxitem', fields.taxitem ?? books.account.preferences.DEFAULTTAXITEM, force);
  }
  sourceAddresses(books, draft, entity, force, changed);
}

/** Default addresses of the customer's book, or the entry that `shipaddresslist` / `billaddresslist` names. */
function sourceAddresses(
  books: Books,
  draft: Draft,
  entity: RecordData,
  force: boolean,
  changed: string | null,
): void {
  const { data } = draft;
  const schema = books.schema.of(data.type);
  for (const [list, subrecord, flag] of [
    ['shipaddresslist', 'shippingaddress', 'defaultshipping'],
    ['billaddresslist', 'billingaddress', 'defaultbilling'],
  ] as const) {
    if (!schema.subrecords.has(subrecord)) continue;
    // An address that was typed in stays, unless an entry is chosen afterwards.
    if (draft.touched.has(subrecord) && changed !== list) continue;
    const isChosen = draft.touched.has(list);
    const chosen = (data.fields[list] as string | null | undefined) ?? null;
    if (isChosen && chosen === null) continue;
    const isPresent = Object.keys(data.subrecords[subrecord]?.fields ?? {}).length > 0;
    if (!isChosen && isPresent && !force) continue;
    const book = entity.sublists.addressbook ?? [];
    const entry = book.find((line) =>
      isChosen ? String(line.values.internalid) === chosen : line.values[flag] === true,
    );
    if (isChosen && entry === undefined) throw invalidFieldValue(chosen, list);
    const address = entry?.subrecords?.addressbookaddress;
    if (address === undefined) continue;
    data.fields[list] = String(entry!.values.internalid);
    data.subrecords[subrecord] = cloneSubrecords({ address }).address!;
  }
}
