import { Hono } from 'hono';
import type { Account, Queries, Records } from '../contract.ts';
import type { ScriptNote, SentMail } from '../modules/host/platform.ts';
import { page } from './html.ts';

export interface PageParts {
  account: Account;
  records: Records;
  queries: Queries;
  notes: ScriptNote[];
  outbox: SentMail[];
}

export function pages({ account }: PageParts): Hono {
  const app = new Hono();
  app.get('/', (context) => context.html(page(`Local NetSuite ${account.id}`, '')));
  return app;
}
