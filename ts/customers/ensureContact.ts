import { codeOf } from '../netsuite/errors';
import type { RecordPlan } from '../netsuite/records';
import { readAll, textOf } from '../netsuite/suiteql';
import type { Store } from '../setup/stores';
import { createOnce } from '../sync/createOnce';
import { externalId, tail } from '../sync/externalIds';
import { keepLink } from '../sync/links';
import { nameField, phoneField } from './fieldLengths';
import { normalisedEmail } from './spelling';

/** A contact of a company in Shopify, and the person behind it. */
export interface ContactPerson {
  /** gid */
  id: string;
  title: string | null;
  customer: {
    id: string;
    firstName: string | null;
    lastName: string | null;
    defaultEmailAddress: { emailAddress: string } | null;
    defaultPhoneNumber: { phoneNumber: string } | null;
  };
}

/**
 * A contact of a company as a contact of its customer (internal id): found by e-mail, or made, and linked.
 * 16 units to find, 27 to make. Answers the internal id; '' when it can't be made.
 */
export function ensureContact(
  { id, title, customer }: ContactPerson,
  company: string,
  store: Store,
): string {
  const email = normalisedEmail(customer.defaultEmailAddress?.emailAddress);
  const recordId = contactWith(email, company) || make();
  if (recordId === '') return '';
  keepLink({
    store: store.key,
    entity: 'company_contact',
    shopifyId: id,
    role: 'con',
    recordType: 'contact',
    recordId,
  });
  return recordId;

  function make(): string {
    const { firstName, lastName, defaultPhoneNumber } = customer;
    const phone = phoneField(defaultPhoneNumber?.phoneNumber);
    const plan: RecordPlan = {
      type: 'contact',
      externalId: externalId(store.key, 'company_contact', tail(id), 'con'),
      fields: {
        firstname: nameField(firstName),
        lastname: nameField(lastName),
        company,
        ...(store.subsidiary && { subsidiary: store.subsidiary }),
        ...(email && { email }),
        ...(phone && { phone }),
        ...(title && { title }),
      },
    };
    const create = (fields: RecordPlan['fields']) =>
      createOnce(
        { ...plan, fields: { ...plan.fields, ...fields } },
        `contact ${tail(id)}`,
        contactsByExternalId,
      );
    const made = namedOnce(create, plan, tail(id));
    return made.kind === 'held' ? '' : made.id;
  }
}

/** NetSuite wants names of contacts to differ within a company; a namesake gets Shopify's number behind the name. */
function namedOnce(
  create: (fields: RecordPlan['fields']) => ReturnType<typeof createOnce>,
  { fields }: RecordPlan,
  number: string,
): ReturnType<typeof createOnce> {
  try {
    return create({});
  } catch (error) {
    if (codeOf(error) !== 'CONTACT_ALREADY_EXISTS') throw error;
    return create({
      entityid: `${String(fields['firstname'])} ${String(fields['lastname'])} (${number})`,
    });
  }
}

function contactWith(email: string, company: string): string {
  if (email === '') return '';
  const rows = readAll(
    'SELECT k.id AS id FROM contact k WHERE k.company = ? AND LOWER(k.email) = ?',
    [Number(company), email],
  );
  return rows[0] ? textOf(rows[0], 'id') : '';
}

function contactsByExternalId(externalId: string) {
  return readAll("SELECT e.id AS id FROM entity e WHERE e.externalid = ? AND e.type = 'Contact'", [
    externalId,
  ]).map((row) => ({ id: textOf(row, 'id'), type: 'contact' }));
}
