import type { MinorUnits } from '../money/money';
import type { SalesLine } from './orderPlan';
import { NOWHERE } from './places';

/** A line of the sales order as it stands in NetSuite. */
export interface StandingLine {
  index: number;
  /** `custcol_xdk_line_id`; '' for lines that people added. */
  key: string;
  description: string;
  /** 0 for lines without a quantity. */
  quantity: number;
  amount: MinorUnits;
  location: string;
  /** Legacy tax of the line, 0 where there is none. */
  tax: MinorUnits;
  /** Units that are picked, shipped or billed: they can't be taken back. */
  processed: number;
  shipped: number;
  billed: number;
  closed: boolean;
}

export interface SetLine {
  kind: 'set';
  index: number;
  /** Null: the line has none. */
  quantity: number | null;
  amount: MinorUnits;
  closed: boolean;
  /** '' leaves it as it is. */
  location: string;
  assigned: string;
  /** Legacy tax of the line; null leaves it to NetSuite. */
  tax: MinorUnits | null;
}

/** What makes a standing line the wanted one, or null when it is that already; without one it comes down to nothing and is closed. */
export function changeOf(line: StandingLine, wanted: SalesLine | undefined): SetLine | null {
  const { index } = line;
  if (!wanted) {
    if (line.quantity === 0 && line.amount === 0) return null;
    const hasUnits = line.quantity !== 0;
    return {
      kind: 'set',
      index,
      quantity: hasUnits ? 0 : null,
      amount: 0,
      closed: hasUnits,
      tax: line.tax === 0 ? null : 0,
      ...NOWHERE,
    };
  }
  const { quantity, amount, assigned } = wanted;
  if (amount === null) return null;
  const isMoved =
    wanted.location !== '' && wanted.location !== line.location && line.processed === 0;
  const units = quantity ?? line.quantity;
  const tax = wanted.tax?.amount ?? null;
  const isTaxed = tax === null || tax === line.tax;
  if (amount === line.amount && units === line.quantity && isTaxed && !isMoved) return null;
  // A line that a person closed opens again only for more units.
  const closed = line.closed && units <= line.quantity;
  return {
    kind: 'set',
    index,
    quantity,
    amount,
    closed,
    location: isMoved ? wanted.location : '',
    assigned,
    tax,
  };
}
