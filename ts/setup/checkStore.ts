import { isFeatureOn } from '../netsuite/runtime';
import type { SavedRecord } from '../netsuite/saved';
import { tryRules } from '../orders/tryRules';
import { checkAccount } from './checkAccount';
import { checkIdentity } from './checkIdentity';
import { checkReferences } from './checkReferences';
import { parseSettings } from './parseSettings';
import type { Settings } from './settings';

/**
 * Refuses a store that is not one shop's, names what the account does not have, or whose settings can't be read, ask for a
 * tax mode that the account can't do or hold field rules that can't work: throws a plain Error that the person who saves it
 * sees. 10 units, and 10 for each record or field that is named.
 */
export function checkStore(store: SavedRecord): void {
  checkIdentity(store);
  checkReferences(store);
  const key = store.text('custrecord_xdk_store_key');
  const settings = parseSettings(key, store.text('custrecord_xdk_store_settings'));
  checkTax(key, settings.orders.tax);
  tryRules(settings.rules);
  checkAccount(key, settings);
}

/** Modes that need legacy tax, and the one that needs SuiteTax (`docs/tax.md`). */
function checkTax(store: string, mode: Settings['orders']['tax']): void {
  const isSuiteTax = isFeatureOn('TAX_OVERHAUL');
  if (mode === 'suitetax' && !isSuiteTax)
    throw new Error(`Store ${store}: orders.tax suitetax needs SuiteTax, which is off here.`);
  if (isSuiteTax && (mode === 'line_amounts' || mode === 'order_rate'))
    throw new Error(
      `Store ${store}: orders.tax ${mode} needs legacy tax, but this account has SuiteTax.`,
    );
}
