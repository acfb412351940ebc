import { SuiteScriptError } from '../../contract.ts';
import { transactionTypeOf } from '../catalog.ts';
import { itemTypeOf } from '../rows/items.ts';
import type { Schema } from '../schema.ts';
import { tableOfRecordType } from '../schema.ts';
import { quoteText } from '../sql/typed.ts';

/** What a search type reads: a table, what it leaves out, and whether it has lines. */
export interface SearchBase {
  table: string;
  /** Condition on the table's alias `t`, null for all rows. */
  only: string | null;
  /** Transactions: every line is a row of the result. */
  lines: boolean;
  /** SQL of a row's record type. */
  recordType: string;
}

const ITEM_RECORD_TYPES = [
  'inventoryitem',
  'lotnumberedinventoryitem',
  'serializedinventoryitem',
  'assemblyitem',
  'kititem',
  'itemgroup',
  'noninventoryitem',
  'serviceitem',
  'otherchargeitem',
  'discountitem',
  'giftcertificateitem',
  'subtotalitem',
];

const itemRecordType = `CASE ${ITEM_RECORD_TYPES.filter((type) => !/^(lot|serial)/.test(type))
  .map((type) => `WHEN "t"."itemtype" = ${quoteText(itemTypeOf(type)!)} THEN ${quoteText(type)}`)
  .join(' ')} END`;

/** Base of a search type. Throws INVALID_SEARCH_TYPE for what NetSuite cannot search. */
export function searchBase(schema: Schema, type: string): SearchBase {
  const name = type.toLowerCase();
  if (name === 'transaction' || transactionTypeOf.has(name)) {
    const code = transactionTypeOf.get(name)?.code;
    return {
      table: 'transaction',
      only: code ? `"t"."type" = ${quoteText(code)}` : null,
      lines: true,
      recordType: '"t"."recordtype"',
    };
  }
  if (name === 'item' || ITEM_RECORD_TYPES.includes(name)) {
    const code = itemTypeOf(name);
    const kind =
      name === 'lotnumberedinventoryitem'
        ? ` AND "t"."islotitem" = 'T'`
        : name === 'serializedinventoryitem'
          ? ` AND "t"."isserialitem" = 'T'`
          : '';
    return {
      table: 'item',
      only: code ? `"t"."itemtype" = ${quoteText(code)}${kind}` : null,
      lines: false,
      recordType: itemRecordType,
    };
  }
  const table = tableOfRecordType(name);
  if (!schema.find(table) || UNSEARCHABLE.has(table)) {
    throw new SuiteScriptError(
      'INVALID_SEARCH_TYPE',
      `The record type [${type.toUpperCase()}] is invalid.`,
    );
  }
  return { table, only: null, lines: false, recordType: quoteText(name) };
}

/** SuiteQL tables that are no search types. */
const UNSEARCHABLE = new Set(
  'transactionline transactionaccountingline dual transactionstatus trackingnumber trackingnumbermap transactionshipment nexttransactionlink previoustransactionlink nexttransactionlinelink previoustransactionlinelink customeraddressbook customeraddressbookentityaddress transactionshippingaddress transactionbillingaddress aggregateitemlocation unitstypeuom kititemmember itemmember inventoryassignment inventorynumberlocation itembinquantity inventoryitemlocations'.split(
    ' ',
  ),
);
