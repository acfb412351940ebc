import { loadRecord } from '../netsuite/records';

/**
 * Lets a customer be billed in one more currency (review 15). 5 units, 10 more when it was missing.
 * `false`: the customer could be billed in it all along.
 */
export function addCurrency(customer: string, currency: string): boolean {
  const record = loadRecord('customer', customer);
  const lines = Array.from({ length: record.lineCount('currency') }, (_, line) =>
    record.lineText('currency', 'currency', line),
  );
  if (record.text('currency') === currency || lines.includes(currency)) return false;
  record.addLine('currency', { fields: { currency } });
  record.save();
  return true;
}
