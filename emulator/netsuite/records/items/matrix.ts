/**
 * Matrix items: a child names its parent and one value of each option, and no two children the same (netsuite-platform
 * §4.12). The option fields of an item are `matrixoption` + the id of a custom item field of a list.
 */
import type { RecordData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import type { Books } from '../books.ts';
import type { Draft } from '../draft.ts';

export const OPTION_PREFIX = 'matrixoption';
const MOST_CHILDREN = 2_000;

/** The custom field itself shows the chosen value too. */
export function copyOptions(draft: Draft): void {
  const { fields } = draft.data;
  for (const [id, value] of optionsOf(draft.data)) fields[id] ??= value;
}

export function checkMatrix(books: Books, data: RecordData): void {
  if (data.fields.matrixtype !== 'CHILD') return;
  const parent = books.references.find(['item'], String(data.fields.parent ?? ''));
  if (parent === null) {
    throw new SuiteScriptError('PARENT_REQD', 'A Child matrix item must have its parent specified');
  }
  if (parent.fields.matrixtype !== 'PARENT') {
    throw new SuiteScriptError(
      'PARENT_MUST_BE_MATRIX_ITEM',
      "A Child matrix item's parent must be a matrix item",
    );
  }
  const holder = combinations(books).get(keyOf(data));
  if (holder !== undefined && holder !== data.id) {
    throw new SuiteScriptError(
      'DUP_ITEM_OPTION',
      'A child item child with that combination of options already exists',
    );
  }
  if (data.id === '' && childrenOf(books, parent.id) >= MOST_CHILDREN) {
    throw new SuiteScriptError(
      'EXCEEDED_MAX_MATRIX_OPTNS',
      'The total combination of subitems you have selected exceeds the maximum allowed of 2000. Please choose fewer options on the matrix tab.',
    );
  }
}

/** Keeps combinations and numbers of children in step with what is stored; `data` null: the item is gone. */
export function noteMatrix(
  books: Books,
  data: RecordData | null,
  previous: RecordData | null,
): void {
  for (const [item, sign] of [
    [previous, -1],
    [data, 1],
  ] as const) {
    if (item?.fields.matrixtype !== 'CHILD') continue;
    const parent = String(item.fields.parent);
    counts(books).set(parent, String(childrenOf(books, parent) + sign));
    if (optionsOf(item).length === 0) continue;
    if (sign === 1) combinations(books).set(keyOf(item), item.id);
    else combinations(books).delete(keyOf(item));
  }
}

function childrenOf(books: Books, parent: string): number {
  return Number(counts(books).get(parent) ?? 0);
}

function combinations(books: Books): Map<string, string> {
  return mapOf(books, 'matrixoptions');
}

function counts(books: Books): Map<string, string> {
  return mapOf(books, 'matrixchildren');
}

function mapOf(books: Books, name: string): Map<string, string> {
  let map = books.names.get(name);
  if (map === undefined) books.names.set(name, (map = new Map()));
  return map;
}

/** Custom field → chosen value. */
function optionsOf(data: RecordData): [string, string][] {
  return Object.entries(data.fields)
    .filter(([id, value]) => id.startsWith(OPTION_PREFIX) && typeof value === 'string')
    .map(([id, value]) => [id.slice(OPTION_PREFIX.length), value as string]);
}

function keyOf(data: RecordData): string {
  const options = optionsOf(data).map(([id, value]) => `${id}=${value}`);
  return [data.fields.parent, ...options.sort()].join('|');
}
