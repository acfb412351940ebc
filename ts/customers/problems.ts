import type { Problem } from '../sync/outcome';

/** Shopify's sentences name fields, never values. */
export function refusedByShopify(
  id: string,
  groups: string[],
  errors: { message: string }[],
): Problem {
  return {
    cause: `customer-write:${id}`,
    code: 'CUSTOMER_REFUSED',
    class: 'data',
    owner: 'accounting',
    subject: `customer ${id}`,
    message: `Shopify did not take the ${groups.join(', ')} of the NetSuite customer with internal id ${id}: ${errors.map(({ message }) => message).join(' ') || 'it gave no reason'}.`,
    next: 'Correct the customer in NetSuite or in Shopify; then set this error to Released.',
  };
}

/** Shopify made one customer of two that are two in NetSuite. */
export function mergedInShopify(gone: string, kept: string): Problem {
  const ids = [gone, kept].sort();
  return {
    cause: `customers:${ids.join(',')}`,
    code: 'CUSTOMERS_MERGED',
    class: 'data',
    owner: 'accounting',
    subject: `customers ${ids.join(', ')}`,
    message: `Shopify merged two customers that are two in NetSuite: internal ids ${ids.join(', ')}; orders go to ${kept} from now on.`,
    next: `Merge customer ${gone} into ${kept} in NetSuite, or leave both; then set this error to Released.`,
  };
}

/** Two customers cannot stand for one e-mail. */
export function emailTaken(id: string): Problem {
  return {
    cause: `customer-write:${id}`,
    code: 'EMAIL_TAKEN',
    class: 'data',
    owner: 'accounting',
    subject: `customer ${id}`,
    message: `The NetSuite customer with internal id ${id} got a new e-mail in Shopify that another NetSuite customer already has.`,
    next: 'Merge the two customers in NetSuite, or change the e-mail of one; then set this error to Released.',
  };
}
