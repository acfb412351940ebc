/** Puts a draft into a script's hands. */
import type { Books } from '../books.ts';
import type { Draft } from '../draft.ts';
import { bodyMethods } from './bodyMethods.ts';
import { currentLineMethods } from './currentLineMethods.ts';
import { fieldMethods } from './fieldMethods.ts';
import { matrixMethods } from './matrixMethods.ts';
import { ScriptRecord } from './scriptRecord.ts';
import type { Method, Sourcing } from './scriptRecord.ts';
import { sublistMethods } from './sublistMethods.ts';
import { subrecordMethods } from './subrecordMethods.ts';

const methods: ReadonlyMap<string, Method> = new Map(
  Object.entries<Method>({
    ...bodyMethods,
    ...fieldMethods,
    ...sublistMethods,
    ...currentLineMethods,
    ...matrixMethods,
    ...subrecordMethods,
  }),
);

export function openRecord(
  books: Books,
  draft: Draft,
  isDynamic: boolean,
  sourcing: Sourcing,
): ScriptRecord {
  return new ScriptRecord(books, draft, isDynamic, sourcing, methods);
}
