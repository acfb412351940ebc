/** Bins: one of a number per location; an item prefers one bin per location. */
import type { RecordData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import type { Books } from '../books.ts';
import type { TypeRules } from '../typeRules.ts';

export const bin: TypeRules = {
  check(books, draft) {
    const { id, fields } = draft.data;
    for (const other of books.store.all('bin')) {
      if (other.id === id || other.fields.location !== fields.location) continue;
      if (!sameText(other.fields.binnumber, fields.binnumber)) continue;
      throw new SuiteScriptError(
        'DUP_BIN',
        'There is already another bin with that number. Please choose a bin number that is not used by another bin.',
      );
    }
  },

  checkDelete(books, data) {
    if (!books.details.usesBin(data.id)) return;
    throw new SuiteScriptError(
      'CANT_DELETE_BIN',
      'You may not delete this bin record because it is already in use. You must either remove all references to it in item records and transactions or make it inactive.',
    );
  },
};

export function checkPreferredBins(books: Books, item: RecordData): void {
  const preferred = new Set<string>();
  for (const { values } of item.sublists.binnumber ?? []) {
    if (values.preferredbin !== true) continue;
    const location = String(
      books.store.find('bin', String(values.binnumber))?.fields.location ?? '',
    );
    if (preferred.has(location)) {
      const name = books.references.nameOf(['location'], location) ?? location;
      throw new SuiteScriptError(
        'ONLY_ONE_PREF_BIN_ALLWD',
        `There may be at most one preferred bin per location for an item. The following location has more than one preferred bin for this item: ${name}`,
      );
    }
    preferred.add(location);
  }
}

function sameText(a: unknown, b: unknown): boolean {
  return String(a).toLowerCase() === String(b).toLowerCase();
}
