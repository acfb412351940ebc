import { isFeatureOn } from '../netsuite/runtime';
import { tryRules } from '../orders/tryRules';
import { checkAccount } from './checkAccount';
import { parseSettings } from './parseSettings';
import type { Settings } from './settings';

/** A record before it is saved. */
interface Submitted {
  getValue(options: { fieldId: string }): unknown;
}

/**
 * Refuses a store whose settings can't be read, name what the account does not have, ask for a tax mode that it can't do,
 * or hold field rules that can't work: throws a plain Error that the person who saves it sees. A save that does not touch
 * the settings passes. 10 units for each field that the settings name.
 */
export function checkStore(store: Submitted): void {
  const text = (field: string) =>
    String(store.getValue({ fieldId: `custrecord_xdk_store_${field}` }) ?? '');
  const json = text('settings');
  if (json === '') return;
  const settings = parseSettings(text('key'), json);
  checkTax(text('key'), settings.orders.tax);
  tryRules(settings.rules);
  checkAccount(text('key'), settings);
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
