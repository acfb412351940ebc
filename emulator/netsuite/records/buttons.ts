/** Buttons that people press on a saved record; each has its own user-event type (netsuite-platform §8.1). */
import type { Operation, RecordData, Session } from '../contract.ts';
import { SuiteScriptError } from '../contract.ts';
import type { Books } from './books.ts';
import { cloneRecord, draftOf, touchColumn } from './draft.ts';
import type { Draft } from './draft.ts';
import { NotModelledError } from './refusals.ts';
import { requireStored, savedWithEvents, schemaFor } from './rounds.ts';
import { numberOf } from './stock/commitment.ts';

type Press = (draft: Draft) => void;

const ORDERS = ['salesorder', 'returnauthorization', 'transferorder'];

/** Button → record types that have it, what it changes, and the event type of its save. */
const BUTTONS: Record<string, { types: string[]; event: string; press: Press }> = {
  approve: { types: [...ORDERS, 'inventorycount'], event: 'approve', press: approve },
  cancel: { types: ORDERS, event: 'cancel', press: cancel },
  close: { types: ORDERS, event: 'edit', press: closeLines },
  pack: { types: ['itemfulfillment'], event: 'pack', press: (draft) => moveOn(draft, 'A', 'B') },
  ship: { types: ['itemfulfillment'], event: 'ship', press: (draft) => moveOn(draft, 'AB', 'C') },
};

export function* press(
  books: Books,
  session: Session,
  options: { type: string; id: string; button: string },
): Operation<string> {
  const schema = schemaFor(books, session, options.type, 'record.load', 'EDIT');
  const button = BUTTONS[options.button];
  if (button === undefined || !button.types.includes(schema.type)) {
    throw new NotModelledError(`the button ${options.button} of ${schema.type}`);
  }
  const stored = requireStored(books, schema.type, options.id, 'record.load');
  const draft = draftOf(cloneRecord(stored), stored, { kind: 'load' });
  button.press(draft);
  return yield* savedWithEvents(books, session, draft, button.event, {
    ignoreMandatoryFields: false,
  });
}

function approve(draft: Draft): void {
  if (draft.data.type === 'inventorycount') {
    draft.data.fields.status = 'Approved';
    return;
  }
  if (draft.data.fields.orderstatus !== 'A') throw wrongState(draft.data);
  draft.data.fields.orderstatus = 'B';
}

/** Only what was not processed can be cancelled. */
function cancel(draft: Draft): void {
  const { data } = draft;
  const processed = (data.sublists.item ?? []).some((line) =>
    ['quantitypicked', 'quantityfulfilled', 'quantityreceived', 'quantitybilled'].some(
      (column) => numberOf(line, column) > 0,
    ),
  );
  if (processed || !['A', 'B'].includes(data.fields.orderstatus as string)) throw wrongState(data);
  data.fields.orderstatus = 'C';
}

function closeLines(draft: Draft): void {
  for (const line of draft.data.sublists.item ?? []) {
    line.values.isclosed = true;
    touchColumn(draft, line, 'isclosed');
  }
}

function moveOn(draft: Draft, from: string, to: string): void {
  const { data } = draft;
  if (!from.includes(data.fields.shipstatus as string)) throw wrongState(data);
  data.fields.shipstatus = to;
}

function wrongState(data: RecordData): SuiteScriptError {
  return new SuiteScriptError(
    'THAT_RECORD_IS_NOT_EDITABLE',
    `This ${data.type} is not in the state for that.`,
  );
}
