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
  const siblings = childrenOf(books, parent, data.id);
  const own = keyOf(data);
  if (own !== '' && siblings.some((child) => keyOf(child) === own)) {
    throw new SuiteScriptError(
      'DUP_ITEM_OPTION',
      'A child item child with that combination of options already exists',
    );
  }
  if (siblings.length >= MOST_CHILDREN) {
    throw new SuiteScriptError(
      'EXCEEDED_MAX_MATRIX_OPTNS',
      'The total combination of subitems you have selected exceeds the maximum allowed of 2000. Please choose fewer options on the matrix tab.',
    );
  }
}

function childrenOf(books: Books, parent: RecordData, except: string): RecordData[] {
  const children: RecordData[] = [];
  for (const item of books.store.all(parent.type)) {
    if (item.fields.parent === parent.id && item.id !== except) children.push(item);
  }
  return children;
}

/** Custom field → chosen value. */
function optionsOf(data: RecordData): [string, string][] {
  return Object.entries(data.fields)
    .filter(([id, value]) => id.startsWith(OPTION_PREFIX) && typeof value === 'string')
    .map(([id, value]) => [id.slice(OPTION_PREFIX.length), value as string]);
}

function keyOf(data: RecordData): string {
  return optionsOf(data)
    .map(([id, value]) => `${id}=${value}`)
    .sort()
    .join('|');
}
