import type { MinorUnits } from '../money/money';
import type { Problem } from '../sync/outcome';
import type { SalesLine, SalesOrderPlan } from './orderPlan';
import { NOWHERE } from './places';

/** A line of the sales order as it stands in NetSuite. */
export interface StandingLine {
  index: number;
  /** `custcol_xdk_line_id`; '' for lines that people added. */
  key: string;
  /** 0 for lines without a quantity. */
  quantity: number;
  amount: MinorUnits;
  location: string;
  /** Legacy tax of the line, 0 where there is none. */
  tax: MinorUnits;
  /** Units that are picked, shipped or billed: they can't be taken back. */
  processed: number;
  billed: number;
  closed: boolean;
}

export type LineChange =
  /** `quantity` null: the line has none. */
  | {
      kind: 'set';
      index: number;
      quantity: number | null;
      amount: MinorUnits;
      closed: boolean;
      /** '' leaves it as it is. */
      location: string;
      assigned: string;
      /** Legacy tax of the line; null leaves it to NetSuite. */
      tax: MinorUnits | null;
    }
  | { kind: 'add'; line: SalesLine };

export type Changes =
  { kind: 'changes'; changes: LineChange[] } | { kind: 'impossible'; problem: Problem };

/**
 * What makes the standing lines the planned ones, as deltas: quantities and amounts are set, new lines are added at the
 * end, lines that are gone are brought down to nothing and closed. Nothing is deleted; lines that people added and items
 * that they exchanged stay. What was picked, shipped or billed already can't be taken back: that is a person's decision.
 */
export function mapChanges(plan: SalesOrderPlan, standing: StandingLine[]): Changes {
  const changes: LineChange[] = [];
  for (const line of standing.filter(({ key }) => key !== '')) {
    const change = changeOf(
      line,
      plan.lines.find(({ key }) => key === line.key),
    );
    if (!change) continue;
    const reason = whyNot(line, change);
    if (reason !== null)
      return { kind: 'impossible', problem: byHand(plan, `line ${line.key} ${reason}`) };
    changes.push(change);
  }
  const added = plan.lines.filter(({ key }) => !standing.some((line) => line.key === key));
  const stray = added.find((line) => belongsUnderStanding(line, added));
  if (stray)
    return {
      kind: 'impossible',
      problem: byHand(plan, `line ${stray.key} must stand under a line that is there already`),
    };
  return {
    kind: 'changes',
    changes: [...changes, ...added.map((line): LineChange => ({ kind: 'add', line }))],
  };
}

type Set = Extract<LineChange, { kind: 'set' }>;

function changeOf(line: StandingLine, wanted: SalesLine | undefined): Set | null {
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
      tax: null,
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

function whyNot(line: StandingLine, change: Set): string | null {
  if (change.quantity !== null && change.quantity < line.processed) {
    return `asks for ${change.quantity} units, but ${line.processed} are picked, shipped or billed`;
  }
  if (line.billed > 0 && change.amount !== line.amount && change.quantity === line.quantity) {
    return 'has another amount now, but it is billed';
  }
  return null;
}

/** With NetSuite's own tax a discount counts for the line above it, and lines can only be added at the end. */
function belongsUnderStanding(line: SalesLine, added: SalesLine[]): boolean {
  const [above, label] = line.key.split(':discount:');
  return label !== undefined && !added.some(({ key }) => key === above);
}

/** A change that a person has to make. */
export function byHand(plan: SalesOrderPlan, reason: string): Problem {
  return {
    cause: `change:${plan.orderId}`,
    code: 'CHANGE_NOT_POSSIBLE',
    class: 'data',
    owner: 'warehouse',
    subject: `order ${plan.name}`,
    message: `Order ${plan.name} changed in Shopify, but its sales order can't follow: ${reason}.`,
    next: 'Decide with the warehouse and accounting: take the units back, or bill and credit the difference, and bring the sales order to what Shopify shows; then set this error to Released.',
  };
}
