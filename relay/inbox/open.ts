import type { Inbox } from './inbox.ts';
import { openPostgresInbox } from './postgres.ts';
import { openSqliteInbox } from './sqlite.ts';

export type QueuePlace = { dataFolder: string; databaseUrl?: string };

/** PostgreSQL when there is a URL, else a file in the data folder. `guarded` as in `openSqliteInbox`. */
export async function openInbox(place: QueuePlace, guarded = true): Promise<Inbox> {
  return place.databaseUrl === undefined
    ? openSqliteInbox(place.dataFolder, guarded)
    : openPostgresInbox(place.databaseUrl);
}
