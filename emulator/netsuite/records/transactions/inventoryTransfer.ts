/** Inventory transfers: units move between locations at their cost, at once. */
import { SuiteScriptError } from '../../contract.ts';
import type { RecordData } from '../../contract.ts';
import { quantity } from '../amounts.ts';
import type { Books } from '../books.ts';
import { isStocked } from '../items/itemKinds.ts';
import { sourceUnitOf } from '../items/units.ts';
import { Ledger } from '../ledger/ledger.ts';
import { specialAccount } from '../ledger/specialAccounts.ts';
import { invalidFieldValue, userError } from '../refusals.ts';
import { numberOf } from '../stock/commitment.ts';
import { lineMoves } from '../stock/lineMoves.ts';
import { replaceMovements } from '../stock/movements.ts';
import type { PlannedMove } from '../stock/movements.ts';
import { checkTracked } from '../stock/tracked.ts';
import type { TypeRules } from '../typeRules.ts';
import { sourceBody } from './bodySourcing.ts';
import { checkParties } from './entityChecks.ts';
import { numberLines } from './lineIds.ts';
import { checkPeriod } from './periods.ts';

export const inventoryTransfer: TypeRules = {
  source(books, draft, changed) {
    sourceBody(books, draft, changed);
    for (const line of draft.data.sublists.inventory ?? []) {
      sourceUnitOf(books, draft.data.type, line);
    }
  },

  complete(books, draft) {
    numberLines(books, draft, 'inventory');
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
    if (data.fields.location === data.fields.transferlocation) {
      throw userError('The From and To locations must be different.');
    }
    for (const line of lines) {
      const item = books.references.find(['item'], String(line.values.item));
      if (item === null || !isStocked(item)) throw invalidFieldValue(line.values.item, 'item');
      if (numberOf(line, 'adjustqtyby') <= 0)
        throw invalidFieldValue(line.values.adjustqtyby, 'adjustqtyby');
    }
    checkParties(books, data);
    checkPeriod(books, data);
    checkTracked(books, data, plannedMoves(books, data), 'inventory');
  },

  post(books, data) {
    const movements = replaceMovements(books, data, plannedMoves(books, data));
    const ledger = new Ledger(books, data);
    for (const { item, cost, lineKey } of movements) {
      const asset = books.references.find(['item'], item)?.fields.assetaccount;
      const account = typeof asset === 'string' ? asset : specialAccount(books, 'InvtAsset');
      ledger.postBase('cost', account, cost, lineKey);
    }
    data.ledger = ledger.close();
  },

  unpost(books, data) {
    replaceMovements(books, data, []);
  },
};

function plannedMoves(books: Books, data: RecordData): PlannedMove[] {
  return (data.sublists.inventory ?? []).flatMap((line): PlannedMove[] => {
    const units = quantity(numberOf(line, 'adjustqtyby'));
    const { location, transferlocation } = data.fields;
    return [
      ...lineMoves(books, line, String(location), -units, null),
      ...lineMoves(books, line, String(transferlocation), units, 'carried', 'to'),
    ];
  });
}
