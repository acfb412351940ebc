/** Inventory adjustments: units in or out at a location against an adjustment account. */
import type { RecordData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import { fromMinor, multiply, quantity, toMinor } from '../amounts.ts';
import { isOneWorld, usesLocations } from '../books.ts';
import type { Books } from '../books.ts';
import { isStocked } from '../items/itemKinds.ts';
import { sourceUnitOf } from '../items/units.ts';
import { costLedger } from '../ledger/stockLedger.ts';
import { invalidFieldValue } from '../refusals.ts';
import { numberOf } from '../stock/commitment.ts';
import { lineMoves } from '../stock/lineMoves.ts';
import { replaceMovements } from '../stock/movements.ts';
import type { PlannedMove } from '../stock/movements.ts';
import { checkTracked } from '../stock/tracked.ts';
import type { TypeRules } from '../typeRules.ts';
import { sourceBody } from './bodySourcing.ts';
import { baseCurrency, precisionOf } from './currency.ts';
import { checkParties } from './entityChecks.ts';
import { numberLines } from './lineIds.ts';
import { checkPeriod } from './periods.ts';

/** Income, expense and balance-sheet accounts take adjustments; receivables, payables and the like do not. */
const REFUSED_ACCOUNT_TYPES = new Set(['AcctRec', 'AcctPay', 'NonPosting', 'Stat']);

export const inventoryAdjustment: TypeRules = {
  source(books, draft, changed) {
    sourceBody(books, draft, changed);
    const { data } = draft;
    if (isOneWorld(books) && (data.fields.adjlocation ?? null) !== null) {
      const location = books.store.find('location', data.fields.adjlocation as string);
      data.fields.subsidiary ??= location?.fields.subsidiary ?? null;
    }
    for (const line of data.sublists.inventory ?? []) {
      if (usesLocations(books)) line.values.location ??= data.fields.adjlocation ?? null;
      sourceUnitOf(books, data.type, line);
    }
  },

  complete(books, draft) {
    numberLines(books, draft, 'inventory');
    const { data } = draft;
    const precision = precisionOf(books, baseCurrency(books, data.fields.subsidiary));
    let value = 0;
    for (const line of data.sublists.inventory ?? []) {
      const onHand = books.stock.find(String(line.values.item), locationOf(books, line.values));
      line.values.quantityonhand = onHand?.onHand ?? 0;
      value += multiply(
        (line.values.unitcost as number | null | undefined) ?? Number(onHand?.averageCost ?? 0),
        numberOf(line, 'adjustqtyby'),
        precision,
      );
    }
    data.fields.estimatedtotalvalue = fromMinor(value, precision);
  },

  check(books, draft) {
    const { data } = draft;
    const lines = data.sublists.inventory ?? [];
    if (lines.length === 0) {
      throw new SuiteScriptError(
        books.account.switches.emptyLinesCode,
        'You must have at least one valid line item for this transaction.',
      );
    }
    const account = books.store.find('account', data.fields.account as string);
    if (REFUSED_ACCOUNT_TYPES.has(account?.fields.accttype as string)) {
      throw invalidAccount();
    }
    for (const line of lines) {
      const item = books.references.find(['item'], String(line.values.item));
      if (item === null || !isStocked(item)) throw invalidFieldValue(line.values.item, 'item');
      if (item.fields.assetaccount === data.fields.account) throw invalidAccount();
    }
    checkParties(books, data);
    checkPeriod(books, data);
    checkTracked(books, data, plannedMoves(books, data), 'inventory');
  },

  post(books, data) {
    const movements = replaceMovements(books, data, plannedMoves(books, data));
    data.ledger = costLedger(books, data, movements, { account: data.fields.account as string });
  },

  unpost(books, data) {
    replaceMovements(books, data, []);
  },
};

/** The items' own asset account (SOAPCODES); receivables and the like are refused likewise (likely). */
function invalidAccount(): SuiteScriptError {
  return new SuiteScriptError(
    'INVALID_ADJUSTMENT_ACCT',
    'The account you selected in Adjustment Account is the same as the asset account for one of the items you are adjusting. Please go back and change the account. Normally, the adjustment account would be an expense account.',
  );
}

function plannedMoves(books: Books, data: RecordData): PlannedMove[] {
  const precision = precisionOf(books, baseCurrency(books, data.fields.subsidiary));
  return (data.sublists.inventory ?? [])
    .filter((line) => numberOf(line, 'adjustqtyby') !== 0)
    .flatMap((line) => {
      const units = quantity(numberOf(line, 'adjustqtyby'));
      const unitCost = line.values.unitcost;
      const item = books.references.find(['item'], String(line.values.item))!;
      const itemCost = item.fields.cost;
      const location = locationOf(books, line.values);
      const known = books.stock.find(item.id, location);
      // A first receipt without a unit cost takes the item's purchase price.
      const cost =
        typeof unitCost === 'number'
          ? multiply(unitCost, units, precision)
          : (known === null || toMinor(Number(known.averageCost), precision) === 0) &&
              typeof itemCost === 'number'
            ? multiply(itemCost, units, precision)
            : null;
      return lineMoves(books, line, location, units, cost);
    });
}

function locationOf(books: Books, values: Record<string, unknown>): string {
  return usesLocations(books) ? String(values.location ?? '') : '';
}
