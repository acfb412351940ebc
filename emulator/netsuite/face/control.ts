import { Hono, type Context } from 'hono';
import type { Clock } from '../clock.ts';
import type { Fault, Faults } from '../engine/faults.ts';
import type { InstalledScript, ScriptRegistry } from '../engine/scripts.ts';
import type { Task } from '../engine/task.ts';
import type { TaskQueue } from '../engine/tasks.ts';
import type { AccountCache } from '../modules/host/cache.ts';
import type { ScriptNote, SentMail } from '../modules/host/platform.ts';
import type { SecretBounds, Secrets } from '../modules/host/secrets.ts';
import type { SingleScript } from '../sdf/single.ts';
import type { Concurrency } from './concurrency.ts';
import type { Integrations, NewIntegration } from './integrations.ts';
import type { Tokens } from './tokens.ts';

export interface ControlParts {
  faults: Faults;
  clock: Clock;
  registry: ScriptRegistry;
  tasks: TaskQueue;
  cache: AccountCache;
  secrets: Secrets;
  integrations: Integrations;
  concurrency: Concurrency;
  tokens: Tokens;
  notes: ScriptNote[];
  outbox: SentMail[];
  advance(milliseconds: number): Promise<void>;
  runTask(
    scriptId: string,
    given: { deploymentId?: string; params?: Record<string, unknown> },
  ): Promise<Task>;
  installScript(script: SingleScript): Promise<InstalledScript>;
  installProject(folder: string): Promise<void>;
}

/** What a real NetSuite has no call for: clock, faults, secrets, tokens, tasks, the script log. JSON in, JSON out. */
export function control(parts: ControlParts): Hono {
  const app = new Hono();
  app.onError((error, context) =>
    context.json({ error: { code: error.name, message: error.message } }, 400),
  );

  app.get('/clock', (context) => context.json(clockOf(parts.clock)));
  app.post('/clock/advance', async (context) => {
    const { seconds } = await bodyOf<{ seconds: number }>(context);
    await parts.advance(seconds * 1_000);
    return context.json(clockOf(parts.clock));
  });

  app.get('/faults', (context) => context.json({ faults: parts.faults.list() }));
  app.post('/faults', async (context) =>
    context.json({ id: parts.faults.add(await bodyOf<Fault>(context)) }, 201),
  );
  app.delete('/faults', (context) => {
    parts.faults.clear();
    return context.body(null, 204);
  });
  app.delete('/faults/:id', (context) => {
    parts.faults.remove(Number(context.req.param('id')));
    return context.body(null, 204);
  });

  app.post('/cache/clear', (context) => {
    parts.cache.clear();
    return context.body(null, 204);
  });
  app.post('/tokens/revoke', (context) => {
    parts.tokens.revokeAll();
    return context.body(null, 204);
  });
  app.post('/integrations', async (context) => {
    const given = await bodyOf<NewIntegration & { concurrency?: number }>(context);
    const keys = parts.integrations.create(given);
    if (given.concurrency !== undefined) {
      parts.concurrency.allocate(keys.clientId, given.concurrency);
    }
    return context.json(keys, 201);
  });
  app.post('/tba', async (context) =>
    context.json(parts.integrations.createTba(await bodyOf(context)), 201),
  );
  app.put('/secrets/:id', async (context) => {
    const { value, ...bounds } = await bodyOf<{ value: string } & SecretBounds>(context);
    parts.secrets.set(context.req.param('id'), value, bounds);
    return context.body(null, 204);
  });

  app.post('/install', async (context) => {
    await parts.installProject((await bodyOf<{ folder: string }>(context)).folder);
    return context.json({ scripts: parts.registry.all().map(({ id }) => id) }, 201);
  });
  app.post('/scripts', async (context) => {
    const { id } = await parts.installScript(await bodyOf<SingleScript>(context));
    return context.json({ id }, 201);
  });
  app.post('/tasks', async (context) => {
    const { scriptId, ...given } = await bodyOf<{
      scriptId: string;
      deploymentId?: string;
      params?: Record<string, unknown>;
    }>(context);
    return context.json(taskView(await parts.runTask(scriptId, given)));
  });
  app.get('/tasks', (context) => context.json({ tasks: parts.tasks.all().map(taskView) }));
  app.get('/log', (context) => {
    const script = context.req.query('script');
    const notes = parts.notes.filter((note) => script === undefined || note.script === script);
    return context.json({ notes });
  });
  app.get('/outbox', (context) => context.json({ mails: parts.outbox }));
  return app;
}

async function bodyOf<T>(context: Context): Promise<T> {
  return (await context.req.json()) as T;
}

function clockOf(clock: Clock) {
  return { now: new Date(clock.now()).toISOString(), virtual: clock.isVirtual };
}

function taskView({ id, script, deployment, status, stage, submittedAt, endedAt, result }: Task) {
  const errors = [...(result?.map.errors ?? []), ...(result?.reduce.errors ?? [])];
  return {
    id,
    script: script.id,
    deployment: deployment.id,
    status,
    stage,
    submittedAt,
    endedAt,
    inputError: result?.input.error ?? null,
    errors: errors.map(([key, error]) => ({ key, error })),
  };
}
