/** Journal entries: debit equals credit. */
import { SuiteScriptError } from '../../contract.ts';
import { toMinor } from '../amounts.ts';
import { Ledger } from '../ledger/ledger.ts';
import { userError } from '../refusals.ts';
import type { TypeRules } from '../typeRules.ts';
import { sourceBody } from './bodySourcing.ts';
import { precisionOf } from './currency.ts';
import { numberLines } from './lineIds.ts';
import { checkPeriod } from './periods.ts';

export const journalEntry: TypeRules = {
  source: sourceBody,

  complete(books, draft) {
    numberLines(books, draft, 'line');
  },

  check(books, draft) {
    const { data } = draft;
    const lines = data.sublists.line ?? [];
    if (lines.length < 2) {
      throw new SuiteScriptError(
        books.account.switches.emptyLinesCode,
        'You must have at least one valid line item for this transaction.',
      );
    }
    const precision = precisionOf(books, data.fields.currency);
    let balance = 0;
    for (const { values } of lines) {
      balance += toMinor((values.debit as number | null | undefined) ?? 0, precision);
      balance -= toMinor((values.credit as number | null | undefined) ?? 0, precision);
    }
    if (balance !== 0) throw userError('The amounts in a journal entry must balance.');
    checkPeriod(books, data);
  },

  post(books, data) {
    const precision = precisionOf(books, data.fields.currency);
    const ledger = new Ledger(books, data);
    for (const { values } of data.sublists.line ?? []) {
      const minor =
        toMinor((values.debit as number | null | undefined) ?? 0, precision) -
        toMinor((values.credit as number | null | undefined) ?? 0, precision);
      ledger.post('line', String(values.account), minor, String(values.lineuniquekey));
    }
    data.ledger = ledger.close();
  },
};
