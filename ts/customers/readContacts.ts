import { placeholders, readAll, textOf } from '../netsuite/suiteql';
import { call } from '../shopify/client';
import type {
  ContactStateFragment,
  LinkedContactsQuery,
  LinkedContactsQueryVariables,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import type { Outcome } from '../sync/outcome';
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

/** Contacts (gids) by gid. One call. */
export function readShopifyContacts(ids: string[], run: RunContext): ContactsNow {
  if (ids.length === 0) return { kind: 'read', contacts: new Map(), points: 0 };
  const answer = call<LinkedContactsQuery, LinkedContactsQueryVariables>(
    run.store,
    run.caller,
    document,
    { ids: [...new Set(ids)] },
  );
  if (answer.kind !== 'data') return { kind: 'failed', outcome: withoutData(answer) };
  const contacts = new Map<string, ShopifyContact>();
  for (const [index, node] of answer.data.nodes.entries()) {
    if (!node || !('company' in node)) continue;
    const state = node as ContactStateFragment;
    // What Shopify keeps from the app is not empty.
    const denied = answer.errors
      .filter(({ path }) => path[0] === 'nodes' && path[1] === index)
      .map(({ path }) => String(path.at(-1)));
    contacts.set(state.id, { state, values: valuesOf(state, denied) });
  }
  return { kind: 'read', contacts, points: answer.points };
}

function valuesOf({ customer, title }: ContactStateFragment, denied: string[]): ContactValues {
  const { firstName, lastName, defaultEmailAddress, defaultPhoneNumber } = customer;
  const isDenied = (field: string) => denied.includes(field);
  return {
    name: nameOf(firstName, lastName),
    email: isDenied('defaultEmailAddress')
      ? null
      : normalisedEmail(defaultEmailAddress?.emailAddress),
    phone: isDenied('defaultPhoneNumber') ? null : phoneField(defaultPhoneNumber?.phoneNumber),
    title: isDenied('title') ? null : (title ?? ''),
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
