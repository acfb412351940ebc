/** Ids of transaction lines: `line` inside the record, `lineuniquekey` everywhere. Neither is used twice. */
import type { LineData } from '../../contract.ts';
import type { Books } from '../books.ts';
import type { Draft } from '../draft.ts';

export function numberLines(books: Books, draft: Draft, sublistId: string): void {
  const lines = draft.data.sublists[sublistId] ?? [];
  let last = highest(draft.base?.sublists[sublistId] ?? []);
  last = Math.max(last, highest(lines));
  for (const line of lines) {
    if ((line.values.line ?? null) === null) line.values.line = String((last += 1));
    if ((line.values.lineuniquekey ?? null) === null) {
      line.values.lineuniquekey = String(books.store.nextNumber('lineuniquekey'));
    }
  }
}

function highest(lines: LineData[]): number {
  return lines.reduce((max, line) => Math.max(max, Number(line.values.line ?? 0)), 0);
}
