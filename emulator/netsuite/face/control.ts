import { Hono } from 'hono';
import type { Clock } from '../clock.ts';
import type { Faults } from '../engine/faults.ts';
import type { InstalledScript } from '../engine/scripts.ts';
import type { TaskQueue } from '../engine/tasks.ts';
import type { AccountCache } from '../modules/host/cache.ts';
import type { ScriptNote } from '../modules/host/platform.ts';
import type { Secrets } from '../modules/host/secrets.ts';
import type { SingleScript } from '../sdf/single.ts';
import type { Integrations } from './integrations.ts';
import type { Tokens } from './tokens.ts';

export interface ControlParts {
  faults: Faults;
  clock: Clock;
  tasks: TaskQueue;
  cache: AccountCache;
  secrets: Secrets;
  integrations: Integrations;
  tokens: Tokens;
  notes: ScriptNote[];
  advance(ms: number): Promise<void>;
  installScript(script: SingleScript): Promise<InstalledScript>;
}

/** What a real NetSuite has no call for. */
export function control({ faults }: ControlParts): Hono {
  const app = new Hono();
  app.get('/faults', (context) => context.json({ faults: faults.list() }));
  return app;
}
