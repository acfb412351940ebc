import { isFeatureOn } from './runtime';
import type { Row } from './suiteql';

/**
 * SuiteQL counts a transaction's lines in base units; the record and Shopify in the unit of the line. `perUnit` is the
 * expression of its base units and `joined` the table it needs, for a query whose lines are called `l`.
 */
export function unitOfLines(): { perUnit: string; joined: string } {
  return isFeatureOn('UNITSOFMEASURE')
    ? {
        perUnit: 'NVL(u.conversionrate, 1)',
        joined: ' LEFT JOIN unitstypeuom u ON u.internalid = l.units',
      }
    : { perUnit: '1', joined: '' };
}

/** A row's column in the unit of its line, which the row has as `per_unit`. Rates such as 0.45359 leave crumbs. */
export function inUnitOfLine(row: Row, column = 'quantity'): number {
  return Math.round((Number(row[column] ?? 0) / Number(row['per_unit'])) * 1e5) / 1e5;
}
