import { SuiteScriptError } from '../../contract.ts';
import type { SavedSearch } from '../../contract.ts';

export interface SavedSearches {
  /** Answers the internal id. Throws SSS_DUPLICATE_SEARCH_SCRIPT_ID. */
  save(search: SavedSearch): string;
  load(id: string): SavedSearch;
  delete(id: string): void;
}

function copyOf(search: SavedSearch): SavedSearch {
  return structuredClone(search);
}

export function createSavedSearches(): SavedSearches {
  const byId = new Map<string, SavedSearch>();
  let lastId = 0;

  function find(id: string): SavedSearch {
    const wanted = id.toLowerCase();
    const found = byId.get(id) ?? [...byId.values()].find((each) => each.scriptId === wanted);
    if (!found) {
      throw new SuiteScriptError('INVALID_SEARCH', 'That search or mass update does not exist.');
    }
    return found;
  }

  return {
    save(search) {
      const scriptId = (search.scriptId ?? `customsearch${lastId + 1}`).toLowerCase();
      if (!/^customsearch\w*$/.test(scriptId)) {
        throw new SuiteScriptError(
          'SSS_INVALID_SEARCH_SCRIPT_ID',
          `Invalid search script id: ${scriptId}.`,
        );
      }
      const other = [...byId.values()].find((each) => each.scriptId === scriptId);
      if (other && other.id !== search.id) {
        throw new SuiteScriptError(
          'SSS_DUPLICATE_SEARCH_SCRIPT_ID',
          `Saved search script IDs must be unique. Please choose another ID for this saved search: ${scriptId}.`,
        );
      }
      const id = search.id ?? String(++lastId);
      byId.set(id, copyOf({ ...search, id, scriptId }));
      return id;
    },
    load: (id) => copyOf(find(id)),
    delete(id) {
      byId.delete(find(id).id!);
    },
  };
}
