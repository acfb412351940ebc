/** NetSuite's field lengths (netsuite-platform §4.11, likely). */
const MOST = { name: 32, phone: 22 };
const LEAST_PHONE = 7;

/** NetSuite asks for both names of a person; `-` stands for one that Shopify does not have. */
export function nameField(name: string | null | undefined): string {
  return (name || '-').slice(0, MOST.name);
}

/** '' for a number that NetSuite would refuse. */
export function phoneField(phone: string | null | undefined): string {
  return (phone ?? '').length < LEAST_PHONE ? '' : (phone ?? '').slice(0, MOST.phone);
}
