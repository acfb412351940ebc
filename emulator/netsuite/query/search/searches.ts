import type { SavedSearch, SearchDefinition, SearchRow, Session } from '../../contract.ts';
import type { Database } from '../database.ts';
import { NotModelled } from '../errors.ts';
import type { Schema } from '../schema.ts';

export interface Searches {
  rows(session: Session, definition: SearchDefinition, offset: number, limit: number): SearchRow[];
  count(session: Session, definition: SearchDefinition): number;
  lookup(
    session: Session,
    options: { type: string; id: string; columns: string[] },
  ): Record<string, unknown>;
  save(session: Session, search: SavedSearch): string;
  load(session: Session, id: string): SavedSearch;
  delete(session: Session, id: string): void;
  forget(): void;
}

export function createSearches(_schema: Schema, _database: Database): Searches {
  const missing = (): never => {
    throw new NotModelled('N/search');
  };
  return {
    rows: missing,
    count: missing,
    lookup: missing,
    save: missing,
    load: missing,
    delete: missing,
    forget: () => {},
  };
}
