import { placeholders, readAll, textOf } from '../netsuite/suiteql';
import type { Found } from '../sync/createOnce';
import type { Tables } from '../setup/tables';
import type { Modes } from './agreed';

/** For `createOnce`: all transactions share one space of external ids. 10 units. */
export function transactionsByExternalId(externalId: string): Found[] {
  return readAll(
    'SELECT t.id AS id, t.recordtype AS type FROM transaction t WHERE t.externalid = ?',
    [externalId],
  ).map((row) => ({ id: textOf(row, 'id'), type: textOf(row, 'type') }));
}

/** Whose money a sales order or cash sale was made in; {} when it does not say so. 10 units. */
export function currencyModeOf(id: string): Partial<Modes> {
  const [row] = readAll(
    'SELECT t.custbody_xdk_currency_mode AS mode FROM transaction t WHERE t.id = ?',
    [Number(id)],
  );
  const mode = textOf(row ?? {}, 'mode');
  return mode === 'shop' || mode === 'presentment' ? { currencyMode: mode } : {};
}

/** Shopify's name of the order (`#1001`) and the symbol of the currency it was made in; '' for what is not known. 10 units. */
export function nameAndCurrencyOf(
  id: string,
  { currencies, baseCurrency }: Pick<Tables, 'currencies' | 'baseCurrency'>,
): { name: string; currency: string } {
  const [row = {}] = readAll(
    `SELECT t.custbody_xdk_order_name AS name${currencies ? ', t.currency AS currency' : ''} FROM transaction t WHERE t.id = ?`,
    [Number(id)],
  );
  const own = currencies?.find(([, currency]) => currency === textOf(row, 'currency'));
  return { name: textOf(row, 'name'), currency: own?.[0] ?? baseCurrency };
}

/** Total, NetSuite's own tax in it (both in the transaction's currency) and what the warehouse is told to stop. 10 units for all. */
export function totalsOf(
  ids: string[],
): Map<string, { total: string; tax: string; hold: string; difference: string }> {
  if (ids.length === 0) return new Map();
  return new Map(
    readAll(
      `SELECT t.id AS id, t.foreigntotal AS total, t.custbody_xdk_hold AS hold, t.custbody_xdk_tax_difference AS difference, (SELECT SUM(l.foreignamount) FROM transactionline l WHERE l.transaction = t.id AND l.taxline = 'T') AS tax FROM transaction t WHERE t.id IN (${placeholders(ids.length)})`,
      ids.map(Number),
    ).map((row) => [
      textOf(row, 'id'),
      {
        total: textOf(row, 'total'),
        tax: textOf(row, 'tax'),
        hold: textOf(row, 'hold'),
        difference: textOf(row, 'difference'),
      },
    ]),
  );
}

/**
 * What the lines make that people or other scripts added, without their tax: lines without our mark, shipping apart.
 * Lines of a sale have the sign of its credit side. 10 units.
 */
export function addedToOrder(id: string): string {
  const [row] = readAll(
    `SELECT 0 - SUM(l.foreignamount) AS added FROM transactionline l WHERE l.transaction = ? AND l.mainline = 'F' AND l.taxline = 'F' AND l.iscogs = 'F' AND NVL(l.kitcomponent, 'F') = 'F' AND l.itemtype <> 'ShipItem' AND l.custcol_xdk_line_id IS NULL`,
    [Number(id)],
  );
  return textOf(row ?? {}, 'added');
}

/** Internal ids of the sales orders that hold this value. 10 units. */
export function ordersByField(field: string, value: string): string[] {
  return readAll(
    `SELECT t.id AS id FROM transaction t WHERE t.type = 'SalesOrd' AND t.${field} = ?`,
    [value],
  ).map((row) => textOf(row, 'id'));
}
