import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { pino } from 'pino';
import type { Clock } from '../../relay/clock.ts';
import { startRelay, type Relay, type RelayConfig } from '../../relay/start.ts';
import { DOMAIN, SECRET } from './deliveries.ts';
import type { NetSuiteDouble } from './netsuiteDouble.ts';

const POSTGRES_PROGRAM = join(__dirname, '../../bench/relay/postgresServer.ts');

/** What the queue is kept in: a fresh folder, or a fresh database of a real PostgreSQL. */
export type Place = { dataFolder: string; databaseUrl?: string };

export function sqlitePlace(): Place {
  return { dataFolder: mkdtempSync(join(tmpdir(), 'crossdock-relay-')) };
}

export function forgetPlace({ dataFolder }: Place): void {
  rmSync(dataFolder, { recursive: true, force: true });
}

/** A PostgreSQL server of this test run's own. */
export async function startPostgres() {
  const server: ChildProcess = spawn(process.execPath, [POSTGRES_PROGRAM], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: server.stdout! });
  const base = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve);
    server.once('exit', (code) => reject(new Error(`PostgreSQL did not start (${code})`)));
  });
  let databases = 0;
  return {
    async place(): Promise<Place> {
      databases += 1;
      const name = `relay_${databases}`;
      const client = new pg.Client({ connectionString: base });
      await client.connect();
      await client.query(`CREATE DATABASE ${name}`);
      await client.end();
      return { ...sqlitePlace(), databaseUrl: base.replace(/relay$/, name) };
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.once('exit', () => resolve());
        server.stdin!.end();
      }),
  };
}

export function relayConfig(
  netsuite: NetSuiteDouble,
  place: Place,
  more: Partial<RelayConfig> = {},
): RelayConfig {
  return {
    port: 0,
    ...place,
    stores: [{ key: 'demo', domain: DOMAIN, secrets: [SECRET] }],
    netsuite: netsuite.settings,
    timeoutMs: 5_000,
    ...more,
  };
}

export function startTestRelay(config: RelayConfig, clock?: Clock): Promise<Relay> {
  return startRelay(config, clock, pino({ level: 'silent' }));
}

/** Waits for a fact; fails with its last value when it does not come true. */
export async function until(fact: () => boolean | Promise<boolean>, ms = 8_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await fact())) {
    if (Date.now() > end) throw new Error(`still not so: ${fact}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A figure from /metrics. */
export async function metric(relay: { url: string }, name: string): Promise<number> {
  const text = await (await fetch(`${relay.url}/metrics`)).text();
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return line === undefined ? 0 : Number(line.slice(name.length + 1));
}
