import type { Problem } from '../sync/outcome';

/** An order as sentences name it: its name is no personal data. */
export interface Named {
  id: string;
  name: string;
}

/** One cause for all orders that wait for this SKU. */
export function unknownSku(sku: string): Problem {
  return {
    cause: `sku:${sku}`,
    code: 'ITEM_NOT_FOUND',
    class: 'data',
    owner: 'administrator',
    subject: `SKU "${sku}"`,
    message: `No active NetSuite item carries the SKU "${sku}" (compared exactly, with case and leading zeros).`,
    next: 'Create or activate the item with this SKU, or map it in the store’s item mapping; then set this error to Released.',
  };
}

export function ambiguousSku(sku: string, items: string[]): Problem {
  return {
    cause: `sku:${sku}`,
    code: 'ITEM_AMBIGUOUS',
    class: 'data',
    owner: 'administrator',
    subject: `SKU "${sku}"`,
    message: `Several NetSuite items carry the SKU "${sku}": internal ids ${items.join(', ')}.`,
    next: 'Leave the SKU on one active item, or map it in the store’s item mapping; then set this error to Released.',
  };
}

/** A store setting that this order needs and that is empty. `what` as in "item for tips". */
export function missingSetting(setting: string, what: string, store: string): Problem {
  return {
    cause: `setting:${setting}`,
    code: 'SETTING_MISSING',
    class: 'setup',
    owner: 'administrator',
    subject: `store ${store}`,
    message: `The store has no ${what} (${setting}), which an order needs.`,
    next: `Set ${setting} on the store record; then set this error to Released.`,
  };
}

/** A Shopify value without its NetSuite counterpart. */
export function missingMapping(kind: string, value: string, what: string): Problem {
  return {
    cause: `mapping:${kind}:${value}`,
    code: 'MAPPING_MISSING',
    class: 'setup',
    owner: 'accounting',
    subject: `${kind} ${value}`,
    message: `The mapping table has no NetSuite ${what} for Shopify's ${kind} ${value}.`,
    next: `Add the mapping (kind ${kind}, Shopify value ${value}); then set this error to Released.`,
  };
}

/** A read may lag a write by seconds (finding 38): only an order that stays away is a person's business. */
export const TRIES_UNREADABLE = 3;

export function unreadableOrder(id: string): Problem {
  return {
    cause: `order-not-readable:${id}`,
    code: 'ORDER_NOT_READABLE',
    class: 'data',
    owner: 'administrator',
    subject: `order ${id}`,
    message: `Shopify shows nothing for order ${id}: it was deleted, it is older than 60 days and the app lacks read_all_orders, or access is denied.`,
    next: 'Look for the order in Shopify. If it is there, give the app read_all_orders first; then set this error to Released. Crossdock looks once more and lets go of an order that is still not shown: of one that was deleted, close by hand what is open of its sales order.',
  };
}

export function addressTooLong(
  order: { name: string; legacyResourceId: string },
  parts: string[],
): Problem {
  return {
    cause: `address:${order.legacyResourceId}`,
    code: 'ADDRESS_TOO_LONG',
    class: 'data',
    owner: 'accounting',
    subject: `order ${order.name}`,
    message: `An address of order ${order.name} has more than NetSuite's fields hold: ${parts.join(', ')}.`,
    next: 'Shorten the address of the order in Shopify; then set this error to Released.',
  };
}

export function currencyNotHeld(currency: string): Problem {
  return {
    cause: `currency:${currency}`,
    code: 'CURRENCY_DECIMALS',
    class: 'setup',
    owner: 'accounting',
    subject: `currency ${currency}`,
    message: `${currency} has three decimals; NetSuite keeps amounts with none or two, so its orders can't be posted to the cent.`,
    next: 'Import this store in its shop currency (orders.currencyMode: shop) or stop selling in this currency; then set this error to Released.',
  };
}

export function currencyMissing(currency: string): Problem {
  return {
    cause: `currency:${currency}`,
    code: 'CURRENCY_MISSING',
    class: 'setup',
    owner: 'accounting',
    subject: `currency ${currency}`,
    message: `NetSuite has no active currency with the symbol ${currency}.`,
    next: 'Create or activate it under Lists > Accounting > Currencies; then set this error to Released.',
  };
}

/** `base` '' where NetSuite does not say which one the account has. */
export function onlyOneCurrency(currency: string, base: string): Problem {
  return {
    cause: `currency:${currency}`,
    code: 'CURRENCY_NOT_OF_ACCOUNT',
    class: 'setup',
    owner: 'accounting',
    subject: `currency ${currency}`,
    message: `This NetSuite account has one currency${base && `, ${base}`}, and Multiple Currencies is off: orders in ${currency} can't be posted.`,
    next: 'Switch on Multiple Currencies under Setup > Company > Enable Features, or import this store in the account’s currency (orders.currencyMode); then set this error to Released.',
  };
}

/** A field rule has no value for this order and its `onError` says hold. */
export function ruleHolds(
  order: { legacyResourceId: string; name: string },
  flow: string,
  field: string,
  reason: string,
): Problem {
  return {
    cause: `rule:${flow}:${field}:${order.legacyResourceId}`,
    code: 'FIELD_RULE_WITHOUT_VALUE',
    class: 'data',
    owner: 'administrator',
    subject: `order ${order.name}`,
    message: `The field rule of ${field} (rules.${flow}) has no value for order ${order.name}: ${reason}.`,
    next: 'Correct the rule or add the row of the value table it asks for, or set its onError to skip; then set this error to Released.',
  };
}

/** The options of a mapping are JSON that people type. */
export function unreadableOptions(kind: string, value: string): Problem {
  return {
    cause: `mapping:${kind}:${value}`,
    code: 'MAPPING_OPTIONS_UNREADABLE',
    class: 'setup',
    owner: 'administrator',
    subject: `${kind} ${value}`,
    message: `The options of the mapping for Shopify's ${kind} ${value} are not valid JSON.`,
    next: 'Correct them, as {"account": "123"}; then set this error to Released.',
  };
}
