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
 * NetSuite asks for both names of a person; `-` stands for one that Shopify does not have. A first name that is longer than
 * its field goes on in the middle name, a last name keeps its beginning; both are cut at a space, or after a hyphen.
 */
export function nameFields(
  first: string | null | undefined,
  last: string | null | undefined,
): NameFields {
  const given = (first ?? '').trim();
  const firstname = beginning(given);
  return {
    firstname: firstname || '-',
    middlename: beginning(given.slice(firstname.length).trim()),
    lastname: beginning((last ?? '').trim()) || '-',
  };
}

/** As much of a name as its field holds, in whole words where there are any. */
function beginning(name: string): string {
  if (name.length <= MOST.name) return name;
  const room = name.slice(0, MOST.name);
  const cut = Math.max(name.lastIndexOf(' ', MOST.name), room.lastIndexOf('-') + 1);
  return (cut > 0 ? name.slice(0, cut) : room).trim();
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
  return beginning((name ?? '').trim()) || '-';
}

/** '' for a number that NetSuite would refuse: half a number is none. */
export function phoneField(phone: string | null | undefined): string {
  const number = phone ?? '';
  if (number.length <= MOST.phone) return number.length < LEAST_PHONE ? '' : number;
  const bare = number.replace(/[^\d+]/g, '');
  return bare.length > MOST.phone ? '' : bare;
}
