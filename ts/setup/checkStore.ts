import { tryRules } from '../orders/tryRules';
import { parseSettings } from './parseSettings';

/** A record before it is saved. */
interface Submitted {
  getValue(options: { fieldId: string }): unknown;
}

/**
 * Refuses a store whose settings can't be read or whose field rules can't work: throws a plain Error that the person who
 * saves it sees. A save that does not touch the settings passes. 0 units.
 */
export function checkStore(store: Submitted): void {
  const text = (field: string) =>
    String(store.getValue({ fieldId: `custrecord_xdk_store_${field}` }) ?? '');
  const json = text('settings');
  if (json === '') return;
  const settings = parseSettings(text('key'), json);
  tryRules(settings.rules);
}
