/** What a record type does on its own; everything else is the same for all records. */
import type { LineData, RecordData, Session } from '../contract.ts';
import type { Books } from './books.ts';
import type { Draft } from './draft.ts';

export interface TypeRules {
  /** A new, copied or transformed draft gets its first values. */
  prepare?(books: Books, draft: Draft, session: Session): void;
  /** Fills what the caller left open; standard mode at the save, dynamic mode after each change (`changed`). */
  source?(books: Books, draft: Draft, changed: string | null): void;
  /** Dynamic mode: a column of the selected line changed. */
  sourceColumn?(books: Books, draft: Draft, sublist: string, line: LineData, column: string): void;
  /** Computed fields and columns. */
  complete?(books: Books, draft: Draft): void;
  /** Refuses what NetSuite refuses. Everything that can go wrong goes wrong here, before anything moves. */
  check?(books: Books, draft: Draft): void;
  /** Moves stock, posts, changes other records. May still set fields, columns and the ledger of `data`. */
  post?(books: Books, data: RecordData, previous: RecordData | null, session: Session): void;
  /** After the record is stored: whatever needs to find it there. */
  stored?(books: Books, data: RecordData, previous: RecordData | null, session: Session): void;
  /** Refuses a deletion. */
  checkDelete?(books: Books, data: RecordData): void;
  /** Takes everything back that `post` did. */
  unpost?(books: Books, data: RecordData, session: Session): void;
}
