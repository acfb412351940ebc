import { splitText } from '../address/splitText';

/** NetSuite's field lengths (netsuite-platform §4.11, likely). */
const MOST = { name: 32, phone: 22 };
const LEAST_PHONE = 7;

/** A person's names as NetSuite takes them. */
export interface NameFields {
  firstname: string;
  /** What does not fit into the other two; '' for most. */
  middlename: string;
  lastname: string;
}

/**
 * NetSuite asks for both names of a person; `-` stands for one that Shopify does not have. What is longer than a field
 * goes on in the middle name, cut at a space; more than that has no place, and `nameTooLong` says so.
 */
export function nameFields(
  first: string | null | undefined,
  last: string | null | undefined,
): NameFields {
  const [firstname = '-', ...firstRest] = splitText(first ?? '', MOST.name);
  const lasts = splitText(last ?? '', MOST.name);
  const lastname = lasts.pop() ?? '-';
  return {
    firstname,
    middlename: [...firstRest, ...lasts].join(' ').slice(0, MOST.name),
    lastname,
  };
}

/** The two names that Shopify has, from NetSuite's three; both sides are compared in this form. */
export function shownName(
  first: string | null | undefined,
  last: string | null | undefined,
): { first: string; last: string } {
  const { firstname, middlename, lastname } = nameFields(first, last);
  return { first: [firstname, middlename].filter(Boolean).join(' '), last: lastname };
}

/** The start of a name, for what has one field only. */
export function nameField(name: string | null | undefined): string {
  return splitText(name ?? '', MOST.name)[0] ?? '-';
}

/** '' for a number that NetSuite would refuse: half a number is none. */
export function phoneField(phone: string | null | undefined): string {
  const number = phone ?? '';
  if (number.length <= MOST.phone) return number.length < LEAST_PHONE ? '' : number;
  const bare = number.replace(/[^\d+]/g, '');
  return bare.length > MOST.phone ? '' : bare;
}
