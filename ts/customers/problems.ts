import type { Problem } from '../sync/outcome';

/**
 * Several customers fit one key. `whose` as in `Order #1001`, `by` as in `e-mail address`. The first of them stands for the
 * cause, so that one more of them is not one error more.
 */
export function ambiguous(whose: string, by: string, customers: { id: string }[]): Problem {
  const ids = customers.map(({ id }) => id).sort((one, other) => Number(one) - Number(other));
  return {
    cause: `customers:${ids[0]}`,
    code: 'CUSTOMER_AMBIGUOUS',
    class: 'data',
    owner: 'accounting',
    subject: `customers ${ids.join(', ')}`,
    message: `${whose} belongs to one ${by} that several NetSuite customers have: internal ids ${ids.join(', ')}.`,
    next: `Merge these customers in NetSuite or leave the ${by} on one of them; then set this error to Released.`,
  };
}

export function inactive(id: string): Problem {
  return {
    cause: `customer:${id}`,
    code: 'CUSTOMER_INACTIVE',
    class: 'data',
    owner: 'accounting',
    subject: `customer ${id}`,
    message: `The NetSuite customer with internal id ${id} is inactive, and an order belongs to it.`,
    next: 'Activate the customer, or merge it into an active one; then set this error to Released.',
  };
}

/** A linked customer that is not there any more, and no trace of where it went. */
export function customerGone(id: string, shopifyId: string): Problem {
  return {
    cause: `customer:${id}`,
    code: 'CUSTOMER_GONE',
    class: 'data',
    owner: 'accounting',
    subject: `customer ${id}`,
    message: `The NetSuite customer with internal id ${id}, linked to Shopify customer ${shopifyId}, was merged or deleted, and nothing shows which customer took its place.`,
    next: 'Write the id of the customer that stands for it into the link, or set the link to Removed to have the buyer looked for and made anew; then set this error to Released.',
  };
}

/** `entity` as on the link, `shopifyId` legacy, `record` the internal id in NetSuite. */
export function notReadable(entity: string, shopifyId: string, record: string): Problem {
  const what = entity.replace('_', ' ');
  return {
    cause: `${entity.replace('_', '-')}-not-readable:${shopifyId}`,
    code: 'CUSTOMER_NOT_READABLE',
    class: 'data',
    owner: 'administrator',
    subject: `${what} ${shopifyId}`,
    message: `Shopify shows nothing of ${what} ${shopifyId}, which is linked to ${entity === 'company_contact' ? 'contact' : 'customer'} ${record} in NetSuite: it was deleted, or the app may not read it.`,
    next: 'Look for it in Shopify. If it is there, see that the app may read it first; then set this error to Released. Crossdock looks once more and lets go of a pair that is still not shown; nothing is deleted in NetSuite.',
  };
}

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

/** The same for a contact of a company. */
export function contactRefused(
  id: string,
  groups: string[],
  errors: { message: string }[],
): Problem {
  return {
    cause: `contact-write:${id}`,
    code: 'CONTACT_REFUSED',
    class: 'data',
    owner: 'accounting',
    subject: `contact ${id}`,
    message: `Shopify did not take the ${groups.join(', ')} of the NetSuite contact with internal id ${id}: ${errors.map(({ message }) => message).join(' ') || 'it gave no reason'}.`,
    next: 'Correct the contact in NetSuite or in Shopify; then set this error to Released.',
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

/** A field rule for customers has no value. `whose` as in `order #1001`, `id` is the tail of Shopify's gid. */
export function customerRuleHolds(
  whose: string,
  id: string,
  field: string,
  reason: string,
): Problem {
  return {
    cause: `rule:customer:${field}:${id}`,
    code: 'FIELD_RULE_WITHOUT_VALUE',
    class: 'data',
    owner: 'administrator',
    subject: whose,
    message: `The field rule of ${field} (rules.customer) has no value for ${whose}: ${reason}.`,
    next: 'Correct the rule or add the row of the value table it asks for, or set its onError to skip; then set this error to Released.',
  };
}
