import type { Inbox } from './inbox.ts';
import { openPostgresInbox } from './postgres.ts';
import { openSqliteInbox } from './sqlite.ts';
import { openSqliteThread } from './sqliteThread.ts';

export type QueuePlace = { dataFolder: string; databaseUrl?: string };

/** The relay's own queue: PostgreSQL when there is a URL, else a file in the data folder that is its alone. */
export async function openInbox({ databaseUrl, dataFolder }: QueuePlace): Promise<Inbox> {
  return databaseUrl === undefined ? openSqliteThread(dataFolder) : openPostgresInbox(databaseUrl);
}

/** The same queue for the command line, beside a running relay. */
export async function openInboxBeside({ databaseUrl, dataFolder }: QueuePlace): Promise<Inbox> {
  return databaseUrl === undefined
    ? openSqliteInbox(dataFolder, false)
    : openPostgresInbox(databaseUrl);
}
