import { total, written, type MinorUnits } from '../money/money';
import { share } from '../money/spread';
import type { ByHand, Step } from './changeByHand';
import { changeOf, type SetLine, type StandingLine } from './changeOfLine';
import type { SalesLine, SalesOrderPlan } from './orderPlan';

export type LineChange =
  | SetLine
  /** `below`: index of the standing line it goes under; null puts it at the end. */
  | { kind: 'add'; line: SalesLine; below: number | null };

export interface Changes {
  changes: LineChange[];
  /** What only a person can bring about, each with its reason. */
  byHand: ByHand[];
}

/**
 * What makes the standing lines the planned ones, as deltas: quantities and amounts are set, new lines are added (a
 * discount that counts for the line above it goes under that line), lines that are gone are brought down to nothing and
 * closed. Nothing is deleted; lines that people added and items that they exchanged stay. Of what was picked, shipped or
 * billed only the open rest changes; what is beyond that is a person's decision, and holds up no other line.
 */
export function mapChanges(plan: SalesOrderPlan, standing: StandingLine[]): Changes {
  const ours = new Map<string, StandingLine[]>();
  for (const line of standing.filter(({ key }) => key !== ''))
    ours.set(line.key, [...(ours.get(line.key) ?? []), line]);

  const found: Changes = { changes: [], byHand: [] };
  for (const [key, lines] of ours) {
    const wanted = plan.lines.find((line) => line.key === key);
    if (key === SUBTOTAL) continue;
    if (isAmountOnly(key)) changeAmount(key, lines, wanted, plan, found);
    else for (const line of lines) changeUnits(line, wanted, plan, found);
  }
  for (const line of plan.lines.filter(({ key }) => !ours.has(key))) addLine(line, ours, found);
  return found;
}

/** NetSuite calculates it. */
const SUBTOTAL = 'subtotal';

/** Discounts and tax of its own stand for an amount; their units mean nothing. */
function isAmountOnly(key: string): boolean {
  return /(^|:)discount:/.test(key) || key.startsWith('tax:');
}

function changeUnits(
  line: StandingLine,
  wanted: SalesLine | undefined,
  plan: SalesOrderPlan,
  found: Changes,
): void {
  const change = changeOf(line, wanted);
  if (!change) return;
  const { quantity } = change;
  if (quantity !== null && quantity < line.processed) {
    const steps = stepsOf(line, quantity);
    found.byHand.push({
      reason: `line ${nameOf(line, wanted)} asks for ${quantity} units, but ${steps.map(([step, units]) => `${units} are ${step}`).join(' and ')}`,
      steps: steps.map(([step]) => step),
    });
    if (line.quantity > line.processed) found.changes.push(downToProcessed(line, change));
    return;
  }
  if (line.billed > 0 && isOtherPrice(line, change)) {
    const amount = (units: MinorUnits) => written(units, plan.currency);
    found.byHand.push({
      reason: `line ${nameOf(line, wanted)} makes ${amount(change.amount)} instead of ${amount(line.amount)} now, but ${line.billed} units are billed`,
      steps: ['billed'],
    });
    return;
  }
  found.changes.push(change);
}

/** What more units than these are under way in, and how many. */
function stepsOf(line: StandingLine, least: number): [Step, number][] {
  const { processed, shipped, billed } = line;
  const picked = processed > Math.max(shipped, billed) ? processed : 0;
  const all: [Step, number][] = [
    ['picked', picked],
    ['shipped', shipped],
    ['billed', billed],
  ];
  return all.filter(([, units]) => units > least);
}

/** The open rest goes; what is under way keeps its price until a person has decided. */
function downToProcessed(line: StandingLine, change: SetLine): SetLine {
  const amount = share(line.amount, line.processed, line.quantity);
  const tax = change.tax === null ? null : share(line.tax, line.processed, line.quantity);
  return { ...change, quantity: line.processed, amount, tax, closed: line.closed };
}

/** More or fewer units at the same price are no other price. */
function isOtherPrice(line: StandingLine, { quantity, amount }: SetLine): boolean {
  return quantity === null || line.quantity === 0
    ? amount !== line.amount
    : Math.abs(share(line.amount, quantity, line.quantity) - amount) > quantity;
}

/**
 * What is billed keeps its amount; the difference goes on the line that is not billed yet, or on another one with the
 * same key. Only a discount can't be given less of once it is billed.
 */
function changeAmount(
  key: string,
  lines: StandingLine[],
  wanted: SalesLine | undefined,
  plan: SalesOrderPlan,
  found: Changes,
): void {
  const billed = lines.filter((line) => line.billed > 0);
  const [adjustable, ...others] = lines.filter((line) => line.billed === 0);
  for (const line of others) pushChange(line, undefined, found);
  const [first] = billed;
  if (!first) {
    if (adjustable) pushChange(adjustable, wanted, found);
    return;
  }
  const billedAmount = total(billed.map(({ amount }) => amount));
  const rest = (wanted?.amount ?? 0) - billedAmount;
  const isTax = key.startsWith('tax:');
  if (rest !== 0 && (!wanted || (rest > 0 && !isTax))) {
    const amount = (units: MinorUnits) => written(units, plan.currency);
    found.byHand.push({
      reason: `${key} makes ${amount(wanted?.amount ?? 0)} now, but ${amount(billedAmount)} of it is billed`,
      steps: ['billed'],
    });
    return;
  }
  const difference = wanted && rest !== 0 ? { ...wanted, amount: rest } : undefined;
  if (adjustable) pushChange(adjustable, difference, found);
  else if (difference) {
    const below = isTax || key.startsWith('discount:') ? null : first.index;
    found.changes.push({ kind: 'add', line: difference, below });
  }
}

function pushChange(line: StandingLine, wanted: SalesLine | undefined, found: Changes): void {
  const change = changeOf(line, wanted);
  if (change) found.changes.push(change);
}

/** With tax on the lines a discount counts for the line above it, so it goes there. */
function addLine(line: SalesLine, ours: Map<string, StandingLine[]>, found: Changes): void {
  const [owner] = line.key.split(':discount:');
  const group = [...ours]
    .filter(([key]) => line.key.includes(':discount:') && isOf(key, owner ?? ''))
    .flatMap(([, lines]) => lines);
  const goods = group.find(({ key }) => key === owner);
  if (goods && goods.billed > 0) {
    const reason = `line ${goods.key} has a discount now, but ${goods.billed} units are billed`;
    found.byHand.push({ reason, steps: ['billed'] });
    return;
  }
  const below = goods ? Math.max(...group.map(({ index }) => index)) : null;
  found.changes.push({ kind: 'add', line, below });
}

function isOf(key: string, owner: string): boolean {
  return key === owner || key.startsWith(`${owner}:discount:`);
}

function nameOf(line: StandingLine, wanted: SalesLine | undefined): string {
  const description = wanted?.description || line.description;
  return description ? `${line.key} (${description})` : line.key;
}
