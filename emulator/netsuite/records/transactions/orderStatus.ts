/** Status letters of orders, computed from what was fulfilled, received and billed (netsuite-platform §4.10). */
import type { LineData, RecordData } from '../../contract.ts';
import type { Books } from '../books.ts';
import { isFulfillable } from '../items/itemKinds.ts';
import { optionTexts } from '../script/optionTexts.ts';
import { numberOf } from '../stock/commitment.ts';

interface Progress {
  /** Open lines that goods still have to be moved for. */
  open: boolean;
  moved: boolean;
  /** Lines with goods or amounts not billed yet. */
  unbilled: boolean;
  /** Moved units that nobody billed yet. */
  movedUnbilled: boolean;
  closed: boolean;
}

export function salesOrderStatus(books: Books, order: RecordData): string {
  const current = order.fields.orderstatus as string;
  if (current === 'A' || current === 'C') return current;
  const progress = progressOf(books, order, 'quantityfulfilled');
  if (progress.closed) return 'H';
  if (progress.open) {
    if (!progress.moved) return 'B';
    return progress.movedUnbilled ? 'E' : 'D';
  }
  return progress.unbilled ? 'F' : 'G';
}

export function returnStatus(books: Books, order: RecordData): string {
  const current = order.fields.orderstatus as string;
  if (current === 'A' || current === 'C') return current;
  const progress = progressOf(books, order, 'quantityreceived');
  if (progress.closed) return 'H';
  if (progress.open) {
    if (!progress.moved) return 'B';
    return progress.movedUnbilled ? 'E' : 'D';
  }
  return progress.unbilled ? 'F' : 'G';
}

export function transferOrderStatus(order: RecordData): string {
  const current = order.fields.orderstatus as string;
  if (current === 'A' || current === 'C') return current;
  const lines = order.sublists.item ?? [];
  const live = lines.filter((line) => line.values.isclosed !== true);
  if (live.length === 0) return 'H';
  const unshipped = live.some(
    (line) => numberOf(line, 'quantityfulfilled') < numberOf(line, 'quantity'),
  );
  const shipped = live.some((line) => numberOf(line, 'quantityfulfilled') > 0);
  const underway = live.some(
    (line) => numberOf(line, 'quantityreceived') < numberOf(line, 'quantityfulfilled'),
  );
  if (unshipped) return !shipped ? 'B' : underway ? 'E' : 'D';
  return underway ? 'F' : 'G';
}

function progressOf(books: Books, order: RecordData, movedColumn: string): Progress {
  const progress: Progress = {
    open: false,
    moved: false,
    unbilled: false,
    movedUnbilled: false,
    closed: true,
  };
  for (const line of order.sublists.item ?? []) {
    const item = books.references.find(['item'], String(line.values.item));
    if (item === null || item.type === 'discountitem' || item.type === 'subtotalitem') continue;
    const quantity = numberOf(line, 'quantity');
    const moved = numberOf(line, movedColumn);
    const billed = numberOf(line, 'quantitybilled');
    const isClosed = line.values.isclosed === true;
    const goods = isFulfillable(item);
    if (moved > 0) progress.moved = true;
    if (goods && moved > billed) progress.movedUnbilled = true;
    if (!isClosed || moved > 0 || billed > 0) progress.closed = false;
    if (isClosed) {
      if (goods && moved > billed) progress.unbilled = true;
      continue;
    }
    if (goods && moved < quantity) progress.open = true;
    if (billed < quantity) progress.unbilled = true;
  }
  return progress;
}

/** `status` and `statusRef` follow the letter. */
export function statusTexts(type: string, letter: string): { status: string; statusRef: string } {
  const status = optionTexts(type, 'orderstatus').get(letter) ?? letter;
  const words = status.replace(/[^A-Za-z ]/g, ' ').split(/\s+/);
  const statusRef = words.map((word, index) => (index === 0 ? word.toLowerCase() : word)).join('');
  return { status, statusRef };
}

/** Open units of a line: ordered less moved; 0 when closed. */
export function openUnits(line: LineData, movedColumn: string): number {
  if (line.values.isclosed === true) return 0;
  return Math.max(0, numberOf(line, 'quantity') - numberOf(line, movedColumn));
}

/** Sets the letter and its texts. */
export function setStatus(data: RecordData, letter: string): void {
  data.fields.orderstatus = letter;
  Object.assign(data.fields, statusTexts(data.type, letter));
}
