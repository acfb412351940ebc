import { codeOf } from '../netsuite/errors';
import type { RecordPlan } from '../netsuite/records';
import { readAll, textOf } from '../netsuite/suiteql';
import type { Store } from '../setup/stores';
import type { BusinessBuyerFragment } from '../shopify/operations';
import { createOnce } from '../sync/createOnce';
import { tail } from '../sync/externalIds';
import { keepLink } from '../sync/links';
import { nameField, phoneField } from './fieldLengths';
import type { OrderOfBuyer } from './mapCustomer';
import { normalisedEmail } from './spelling';

/**
 * The person who orders for a company as a contact of its customer: linked, found by e-mail, or made. 0 units when linked,
 * 10 to find, 21 more to make.
 */
export function ensureContact(
  { customer }: OrderOfBuyer,
  { contact }: BusinessBuyerFragment,
  company: string,
  known: { store: Store; externalId: string; linked: boolean },
): void {
  if (!contact || !customer || known.linked) return;
  const { store } = known;
  const email = normalisedEmail(customer.defaultEmailAddress?.emailAddress);
  const recordId = contactWith(email, company) || make();
  if (recordId === '') return;
  keepLink({
    store: store.key,
    entity: 'company_contact',
    shopifyId: contact.id,
    role: 'con',
    recordType: 'contact',
    recordId,
  });

  function make(): string {
    const { firstName, lastName, defaultPhoneNumber } = customer ?? {};
    const phone = phoneField(defaultPhoneNumber?.phoneNumber);
    const plan: RecordPlan = {
      type: 'contact',
      externalId: known.externalId,
      fields: {
        firstname: nameField(firstName),
        lastname: nameField(lastName),
        company,
        ...(store.subsidiary && { subsidiary: store.subsidiary }),
        ...(email && { email }),
        ...(phone && { phone }),
        ...(contact?.title && { title: contact.title }),
      },
    };
    const create = (fields: RecordPlan['fields']) =>
      createOnce(
        { ...plan, fields: { ...plan.fields, ...fields } },
        `contact ${tail(contact?.id ?? '')}`,
        contactsByExternalId,
      );
    const made = namedOnce(create, plan, tail(contact?.id ?? ''));
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
