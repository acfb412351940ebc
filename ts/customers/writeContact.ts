import { codeOf } from '../netsuite/errors';
import { loadRecord, type LoadedRecord } from '../netsuite/records';
import { call } from '../shopify/client';
import type {
  CompanyContactUpdateMutation,
  CompanyContactUpdateMutationVariables,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { held, type Outcome } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import updateContact from './companyContactUpdate.graphql';
import type { ContactGroup, ContactValues } from './contactValues';
import { contactRefused } from './problems';

/**
 * Writes these groups of a Shopify contact (`number`: tail of its gid) to its NetSuite contact. 20 units. `isAsRead` is
 * asked while the record is in hand; `false`: somebody changed these groups since they were read.
 */
export function writeNetsuiteContact(
  id: string,
  values: ContactValues,
  groups: ContactGroup[],
  number: string,
  isAsRead: () => boolean,
): boolean {
  const record = loadRecord('contact', id);
  if (!isAsRead()) return false;
  const { name, email, phone, title } = values;
  const listed = groups.includes('name') && name ? rename(record, name) : '';
  if (groups.includes('email')) record.set('email', email);
  if (groups.includes('phone')) record.set('phone', phone);
  if (groups.includes('title')) record.set('title', title);
  try {
    record.save();
  } catch (error) {
    // A namesake in the company: Shopify's number stands behind the name, as for a new one.
    if (listed === '' || codeOf(error) !== 'CONTACT_ALREADY_EXISTS') throw error;
    record.set('entityid', `${listed} (${number})`);
    record.save();
  }
  return true;
}

/** The contact's name in lists follows its names, unless a person gave it another one. '' when it stays. */
function rename(record: LoadedRecord, { first, last }: { first: string; last: string }): string {
  const middle = record.text('middlename');
  const before = whole([record.text('firstname'), middle, record.text('lastname')]);
  record.set('firstname', first);
  record.set('lastname', last);
  if (record.text('entityid') !== before) return '';
  const after = whole([first, middle, last]);
  record.set('entityid', after);
  return after;
}

function whole(names: string[]): string {
  return names.filter(Boolean).join(' ');
}

/** Writes these groups of a NetSuite contact to its Shopify contact and the person behind it. One call. `null`: written. */
export function writeShopifyContact(
  contact: string,
  netsuite: { id: string; values: ContactValues },
  groups: ContactGroup[],
  run: RunContext,
): Outcome | null {
  const { name, email, phone, title } = netsuite.values;
  const shown = (part: string) => (part === '-' ? '' : part);
  const answer = call<CompanyContactUpdateMutation, CompanyContactUpdateMutationVariables>(
    run.store,
    run.caller,
    updateContact,
    {
      id: contact,
      input: {
        ...(groups.includes('name') &&
          name && { firstName: shown(name.first), lastName: shown(name.last) }),
        ...(groups.includes('email') && { email: email || null }),
        ...(groups.includes('phone') && { phone: phone || null }),
        ...(groups.includes('title') && { title: title ?? '' }),
      },
    },
  );
  if (answer.kind !== 'data') return withoutData(answer);
  const errors = answer.data.companyContactUpdate?.userErrors ?? [];
  return errors.length === 0 ? null : held(contactRefused(netsuite.id, groups, errors));
}
