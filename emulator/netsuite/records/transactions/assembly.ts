/**
 * Assembly builds and unbuilds: components become an assembly, or the other way round, at one location and at their cost.
 * Components follow the item's members unless the caller changes their quantities.
 */
import type { LineData, RecordData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import { quantity, shareOf } from '../amounts.ts';
import { usesLocations } from '../books.ts';
import type { Books } from '../books.ts';
import type { Draft } from '../draft.ts';
import { isTracked } from '../items/assignments.ts';
import { membersOf } from '../items/itemKinds.ts';
import { Ledger } from '../ledger/ledger.ts';
import { specialAccount } from '../ledger/specialAccounts.ts';
import { NotModelledError, cannotInitialize, invalidFieldValue, pleaseEnter } from '../refusals.ts';
import { numberOf } from '../stock/commitment.ts';
import { replaceMovements } from '../stock/movements.ts';
import type { Movement, PlannedMove } from '../stock/movements.ts';
import type { TypeRules } from '../typeRules.ts';
import { sourceBody } from './bodySourcing.ts';
import { checkParties } from './entityChecks.ts';
import { numberLines } from './lineIds.ts';
import { checkPeriod } from './periods.ts';

const shared: TypeRules = {
  source(books, draft, changed) {
    sourceBody(books, draft, changed);
    listComponents(books, draft);
  },

  complete(books, draft) {
    numberLines(books, draft, 'component');
  },

  check(books, draft) {
    const { data } = draft;
    if (assemblyOf(books, data) === null) throw invalidFieldValue(data.fields.item, 'item');
    if (!(unitsOf(data) > 0)) {
      throw new SuiteScriptError('NONZERO_QTY_REQD', 'Build quantity must be greater than zero.');
    }
    if (usesLocations(books) && (data.fields.location ?? null) === null) {
      throw pleaseEnter(['Location']);
    }
    const items = [data.fields.item, ...components(data).map((line) => line.values.item)];
    for (const id of items) {
      const item = books.references.find(['item'], String(id));
      if (item !== null && isTracked(books, item, placeOf(books, data))) {
        throw new NotModelledError('builds with lots, serial numbers and bins');
      }
    }
    checkParties(books, data);
    checkPeriod(books, data);
  },

  unpost(books, data) {
    replaceMovements(books, data, []);
  },
};

export const assemblyBuild: TypeRules = {
  ...shared,

  post(books, data) {
    const used = components(data).map((line) => componentMove(books, data, line, -1, null));
    const built: PlannedMove = { ...assemblyMove(books, data, 1), cost: 'carried' };
    post(books, data, replaceMovements(books, data, [...used, built]));
  },
};

export const assemblyUnbuild: TypeRules = {
  ...shared,

  post(books, data) {
    const taken = assemblyMove(books, data, -1);
    const cost = books.stock.costOfIssue(taken.item, taken.location, -taken.units);
    const costs = shares(books, data, cost);
    const back = components(data).map((line, index) =>
      componentMove(books, data, line, 1, costs[index]!),
    );
    post(books, data, replaceMovements(books, data, [taken, ...back]));
  },
};

/** record.transform: assembly item → build, build → unbuild. */
export function toBuild(_books: Books, item: RecordData, draft: Draft): void {
  draft.data.fields.item = item.id;
  delete draft.data.fields.location;
}

export function toUnbuild(_books: Books, build: RecordData, draft: Draft): void {
  if (unitsOf(build) <= 0) throw cannotInitialize('assembly build', build.id);
  const { item, quantity: units, location } = build.fields;
  Object.assign(draft.data.fields, { item, quantity: units, location });
}

function assemblyOf(books: Books, data: RecordData): RecordData | null {
  const item = books.references.find(['item'], String(data.fields.item ?? ''));
  return item?.type === 'assemblyitem' ? item : null;
}

function components(data: RecordData): LineData[] {
  return data.sublists.component ?? [];
}

function unitsOf(data: RecordData): number {
  const units = data.fields.quantity;
  return typeof units === 'number' ? units : 0;
}

/** Quantities that were set stay; the others follow item and quantity. */
function listComponents(books: Books, draft: Draft): void {
  const { data } = draft;
  const item = assemblyOf(books, data);
  if (item === null) return;
  const before = new Map(components(data).map((line) => [line.values.item, line]));
  data.sublists.component = membersOf(books, item).map(({ item: id, per }) => {
    const line = before.get(id) ?? { values: { item: id } };
    if (!(draft.touchedColumns.get(line)?.has('quantity') ?? false)) {
      line.values.quantity = quantity(unitsOf(data) * per);
    }
    return line;
  });
}

function placeOf(books: Books, data: RecordData): string {
  return usesLocations(books) ? String(data.fields.location ?? '') : '';
}

function assemblyMove(books: Books, data: RecordData, sign: 1 | -1): PlannedMove {
  const units = quantity(sign * unitsOf(data));
  const item = String(data.fields.item);
  return { item, location: placeOf(books, data), units, cost: null, lineKey: '' };
}

function componentMove(
  books: Books,
  data: RecordData,
  line: LineData,
  sign: 1 | -1,
  cost: number | null,
): PlannedMove {
  return {
    item: String(line.values.item),
    location: placeOf(books, data),
    units: quantity(sign * numberOf(line, 'quantity')),
    cost,
    lineKey: String(line.values.lineuniquekey),
  };
}

/** What the assembly cost goes back to its components in the proportion of what they are worth; the last takes the rest. */
function shares(books: Books, data: RecordData, cost: number): number[] {
  const worth = components(data).map((line) =>
    books.stock.assumedCost(
      String(line.values.item),
      placeOf(books, data),
      numberOf(line, 'quantity'),
    ),
  );
  const whole = worth.reduce((sum, one) => sum + one, 0);
  let left = cost;
  return worth.map((one, index) => {
    const share = index === worth.length - 1 ? left : shareOf(cost, one, whole);
    left -= share;
    return share;
  });
}

function post(books: Books, data: RecordData, movements: Movement[]): void {
  const ledger = new Ledger(books, data);
  for (const { item, cost, lineKey } of movements) {
    const own = books.references.find(['item'], item)?.fields.assetaccount;
    const account = typeof own === 'string' ? own : specialAccount(books, 'InvtAsset');
    if (lineKey === '') ledger.postBase('main', account, cost);
    else ledger.postBase('cost', account, cost, lineKey);
  }
  data.ledger = ledger.close();
}
