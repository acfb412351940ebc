/** Inventory counts: what was counted becomes stock when the count is approved (see buttons.ts). */
import { SuiteScriptError } from '../../contract.ts';
import type { RecordData } from '../../contract.ts';
import { quantity } from '../amounts.ts';
import { usesLocations } from '../books.ts';
import type { Books } from '../books.ts';
import { isTracked } from '../items/assignments.ts';
import { isStocked } from '../items/itemKinds.ts';
import { costLedger } from '../ledger/stockLedger.ts';
import { specialAccount } from '../ledger/specialAccounts.ts';
import { NotModelledError, invalidFieldValue } from '../refusals.ts';
import { numberOf } from '../stock/commitment.ts';
import { replaceMovements } from '../stock/movements.ts';
import type { PlannedMove } from '../stock/movements.ts';
import type { TypeRules } from '../typeRules.ts';
import { sourceBody } from './bodySourcing.ts';
import { checkParties } from './entityChecks.ts';
import { numberLines } from './lineIds.ts';
import { checkPeriod } from './periods.ts';

export const inventoryCount: TypeRules = {
  source(books, draft, changed) {
    sourceBody(books, draft, changed);
    const { fields } = draft.data;
    fields.status ??= 'Open';
    fields.account ??= specialAccount(books, 'InvtAdjst');
  },

  complete(books, draft) {
    numberLines(books, draft, 'item');
    const { data } = draft;
    for (const line of data.sublists.item ?? []) {
      if (data.fields.status === 'Approved') continue;
      const level = books.stock.find(String(line.values.item), placeOf(books, data, line.values));
      line.values.snapshotquantity = level?.onHand ?? 0;
      const counted = line.values.countquantity;
      line.values.adjustedquantity =
        typeof counted === 'number' ? quantity(counted - (level?.onHand ?? 0)) : null;
    }
  },

  check(books, draft) {
    const { data } = draft;
    if ((data.sublists.item ?? []).length === 0) {
      throw new SuiteScriptError(
        books.account.switches.emptyLinesCode,
        'You must have at least one valid line item for this transaction.',
      );
    }
    for (const line of data.sublists.item ?? []) {
      const item = books.references.find(['item'], String(line.values.item));
      if (item === null || !isStocked(item)) throw invalidFieldValue(line.values.item, 'item');
      if (isTracked(books, item, placeOf(books, data, line.values))) {
        throw new NotModelledError('inventory counts of lots, serial numbers and bins');
      }
    }
    checkParties(books, data);
    checkPeriod(books, data);
  },

  post(books, data) {
    if (data.fields.status !== 'Approved') return;
    const movements = replaceMovements(books, data, plannedMoves(books, data));
    data.ledger = costLedger(books, data, movements, { account: String(data.fields.account) });
  },

  unpost(books, data) {
    replaceMovements(books, data, []);
  },
};

function plannedMoves(books: Books, data: RecordData): PlannedMove[] {
  return (data.sublists.item ?? [])
    .filter((line) => numberOf(line, 'adjustedquantity') !== 0)
    .map((line) => ({
      item: String(line.values.item),
      location: placeOf(books, data, line.values),
      units: numberOf(line, 'adjustedquantity'),
      cost: null,
      lineKey: String(line.values.lineuniquekey),
    }));
}

function placeOf(books: Books, data: RecordData, values: Record<string, unknown>): string {
  if (!usesLocations(books)) return '';
  return String(values.location ?? data.fields.location ?? '');
}
