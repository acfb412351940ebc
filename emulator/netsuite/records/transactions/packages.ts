/** Packages of an item fulfillment: weight is wanted, a tracking number comes once (netsuite-platform §4.10, §9). */
import type { RecordData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';

/** Sublist id → suffix of its columns; the carrier decides which one a fulfillment has. */
const PACKAGE_SUBLISTS: Record<string, string> = {
  package: '',
  packageups: 'ups',
  packagefedex: 'fedex',
  packageusps: 'usps',
};

export function checkPackages(data: RecordData): void {
  const numbers = new Set<string>();
  for (const [sublist, suffix] of Object.entries(PACKAGE_SUBLISTS)) {
    for (const line of data.sublists[sublist] ?? []) {
      const weight = line.values[`packageweight${suffix}`];
      if (typeof weight !== 'number' || weight <= 0) {
        throw new SuiteScriptError(
          'PACKAGE_WEIGHT_REQD',
          'Attempted to create a package without specifying a nonzero package weight.',
        );
      }
      const number = line.values[`packagetrackingnumber${suffix}`];
      if (typeof number !== 'string') continue;
      if (numbers.has(number)) {
        throw new SuiteScriptError(
          'DUP_TRACKING_NUM',
          `You entered the following tracking number twice: ${number}.`,
        );
      }
      numbers.add(number);
    }
  }
}
