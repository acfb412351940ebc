import { placeholders, readAll, textOf } from '../netsuite/suiteql';
import { call, deniedProblem } from '../shopify/client';
import type {
  ContactStateFragment,
  LinkedContactsQuery,
  LinkedContactsQueryVariables,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { held, type Outcome } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import type { ContactValues } from './contactValues';
import { nameField, phoneField } from './fieldLengths';
import document from './linkedContacts.graphql';
import { normalisedEmail } from './spelling';

/** A contact as Shopify shows it. */
export interface ShopifyContact {
  state: ContactStateFragment;
  values: ContactValues;
}

export type ContactsNow =
  | { kind: 'read'; contacts: Map<string, ShopifyContact>; points: number }
  | { kind: 'failed'; outcome: Outcome };

/** Contacts (gids) by gid; none while Shopify keeps something of them from the app. One call. */
export function readShopifyContacts(ids: string[], run: RunContext): ContactsNow {
  if (ids.length === 0) return { kind: 'read', contacts: new Map(), points: 0 };
  const answer = call<LinkedContactsQuery, LinkedContactsQueryVariables>(
    run.store,
    run.caller,
    document,
    { ids: [...new Set(ids)] },
  );
  if (answer.kind !== 'data') return { kind: 'failed', outcome: withoutData(answer) };
  const denied = deniedProblem(run.store, answer.errors);
  if (denied) return { kind: 'failed', outcome: held(denied) };
  const contacts = new Map<string, ShopifyContact>();
  for (const node of answer.data.nodes) {
    if (!node || !('company' in node)) continue;
    const state = node as ContactStateFragment;
    contacts.set(state.id, { state, values: valuesOf(state) });
  }
  return { kind: 'read', contacts, points: answer.points };
}

function valuesOf({ customer, title }: ContactStateFragment): ContactValues {
  const { firstName, lastName, defaultEmailAddress, defaultPhoneNumber } = customer;
  return {
    name: nameOf(firstName, lastName),
    email: normalisedEmail(defaultEmailAddress?.emailAddress),
    phone: phoneField(defaultPhoneNumber?.phoneNumber),
    title: title ?? '',
  };
}

/** Active contacts by internal id. 10 units for all. The table of contacts shows fewer columns than that of all entities. */
export function readNetsuiteContacts(ids: string[]): Map<string, ContactValues> {
  if (ids.length === 0) return new Map();
  const rows = readAll(
    `SELECT k.id AS id, e.firstname AS firstname, e.lastname AS lastname, k.email AS email, k.phone AS phone, k.title AS title FROM contact k JOIN entity e ON e.id = k.id WHERE e.isinactive = 'F' AND k.id IN (${placeholders(ids.length)})`,
    ids.map(Number),
  );
  return new Map(
    rows.map((row) => [
      textOf(row, 'id'),
      {
        name: nameOf(textOf(row, 'firstname'), textOf(row, 'lastname')),
        email: normalisedEmail(textOf(row, 'email')),
        phone: textOf(row, 'phone'),
        title: textOf(row, 'title'),
      },
    ]),
  );
}

/** As NetSuite keeps it, on both sides. */
function nameOf(first: string | null, last: string | null): ContactValues['name'] {
  return first || last ? { first: nameField(first), last: nameField(last) } : null;
}
