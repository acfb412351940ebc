/** What all transactions with item lines share: sourcing, numbering, totals, and the refusals of empty ones. */
import type { LineData, RecordData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import type { Books } from '../books.ts';
import type { Draft } from '../draft.ts';
import { NotModelledError, invalidFieldValue, pleaseEnter } from '../refusals.ts';
import { sourceBody } from './bodySourcing.ts';
import { precisionOf } from './currency.ts';
import { checkParties } from './entityChecks.ts';
import { sourceLine } from './lineAmounts.ts';
import { refuseRedemption } from './giftCertificates.ts';
import { lineKind } from './lineKinds.ts';
import { numberLines } from './lineIds.ts';
import { checkPeriod } from './periods.ts';
import { checkTaxSetup } from './taxSetup.ts';
import { completeTotals } from './totals.ts';

export function sourceItemTransaction(books: Books, draft: Draft, changed: string | null): void {
  sourceBody(books, draft, changed);
  if (changed !== null) return;
  const precision = precisionOf(books, draft.data.fields.currency);
  for (const line of draft.data.sublists.item ?? []) {
    if ((line.values.item ?? null) === null) throw pleaseEnter(['Item']);
    sourceLine(books, draft, line, precision);
  }
}

export function sourceItemColumn(
  books: Books,
  draft: Draft,
  sublist: string,
  line: LineData,
  column: string,
): void {
  if (sublist !== 'item') return;
  if ((line.values.item ?? null) === null) return;
  sourceLine(books, draft, line, precisionOf(books, draft.data.fields.currency), column);
}

export function completeItemTransaction(books: Books, draft: Draft): void {
  numberLines(books, draft, 'item');
  if (books.account.features.has('TAX_OVERHAUL')) referenceTaxDetails(books, draft);
  completeTotals(books, draft);
}

/** netsuite-platform §4.10, review 12b: the reference of a line is perhaps known only after the first save (switch). */
function referenceTaxDetails(books: Books, draft: Draft): void {
  if (!books.schema.of(draft.data.type).sublists.has('taxdetails')) return;
  if (draft.base === null && !books.account.switches.taxDetailsReferenceBeforeSave) {
    if (
      (draft.data.sublists.taxdetails ?? []).some(
        (line) => !['SHIPPING', 'HANDLING'].includes(String(line.values.taxdetailsreference)),
      )
    ) {
      throw invalidFieldValue(
        draft.data.sublists.taxdetails![0]!.values.taxdetailsreference,
        'taxdetailsreference',
      );
    }
  }
  for (const line of draft.data.sublists.item ?? []) {
    line.values.taxdetailsreference ??= `${String(line.values.line)}_${String(line.values.lineuniquekey)}`;
  }
}

/** What would change totals or shipping here, and is not computed, is not taken in silence either. */
const UNMODELLED_FIELDS = ['promocode', 'couponcode', 'billingschedule', 'revrecschedule'];
const UNMODELLED_SUBLISTS = ['promotions', 'shipgroup'];

function refuseUnmodelled(data: RecordData): void {
  if (data.fields.ismultishipto === true) {
    throw new NotModelledError('multiple shipping routes (ismultishipto)');
  }
  for (const id of UNMODELLED_FIELDS) {
    if ((data.fields[id] ?? null) !== null) throw new NotModelledError(`the field ${id}`);
  }
  for (const id of UNMODELLED_SUBLISTS) {
    if ((data.sublists[id] ?? []).length > 0) throw new NotModelledError(`the sublist ${id}`);
  }
}

export function checkItemTransaction(books: Books, draft: Draft): void {
  const { data } = draft;
  const lines = data.sublists.item ?? [];
  if (!lines.some((line) => lineKind(line) === 'goods')) {
    throw new SuiteScriptError(
      books.account.switches.emptyLinesCode,
      'You must have at least one valid line item for this transaction.',
    );
  }
  const most = books.account.switches.mostTransactionLines;
  if (lines.length > most) {
    throw new SuiteScriptError(
      'EXCEEDED_MAX_TRANS_LINES',
      `Transactions may not contain more than ${most} lines.`,
    );
  }
  refuseRedemption(books, data);
  refuseUnmodelled(data);
  checkTaxSetup(books, data);
  checkParties(books, data);
  checkPeriod(books, data);
}
