import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row } from '../row.ts';
import { netsuiteStub } from './netsuiteStub.ts';
import { generate, startPostgres, startTarget, type Target } from './processes.ts';

const CONNECTIONS = 64;
/** What a subscription with includeFields sends, and a whole order. */
const SIZES = { quick: [150], whole: [150, 10_240] };
const NAMES = ['ceiling', 'SQLite', 'PostgreSQL', 'Express'] as const;
type Name = (typeof NAMES)[number];
/** Of its own maximum; the acknowledgement is timed at this load. */
const LOAD = 0.6;

type Best = { rate: number; cpuMs: number };

/**
 * How many webhooks are taken per second, all on this machine in one run: (a) the ceiling that writes nothing,
 * (b) the relay on SQLite and on PostgreSQL, (c) Express with Shopify's library and pg-boss.
 *
 * Rounds go around all four, so that what else the machine does falls on all alike; the median counts. NetSuite takes
 * one call a second meanwhile.
 */
export async function run({ quick }: { quick: boolean }): Promise<Row[]> {
  const rounds = quick ? 1 : 2;
  const seconds = quick ? { warm: 0.4, maximum: 0.8, timed: 1 } : { warm: 1, maximum: 2, timed: 3 };
  const postgres = await startPostgres();
  const netsuite = await netsuiteStub({ places: 1, latencyMs: 1_000 });
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-bench-'));
  const shared = { dataFolder: folder, netsuiteUrl: netsuite.url };
  const [ceiling, sqlite, postgresql, express] = await Promise.all([
    startTarget('targetCeiling.ts', {}),
    startTarget('targetRelay.ts', shared),
    startTarget('targetRelay.ts', { ...shared, databaseUrl: postgres.url }),
    startTarget('targetExpress.ts', { databaseUrl: postgres.url }),
  ]);
  const targets: Record<Name, Target> = {
    ceiling,
    SQLite: sqlite,
    PostgreSQL: postgresql,
    Express: express,
  };

  const rows: Row[] = [];
  for (const bodyBytes of quick ? SIZES.quick : SIZES.whole) {
    const job = {
      bodyBytes,
      connections: CONNECTIONS,
      distinct: 3_000,
      firstId: 5_551_000_000_000,
    };
    for (const name of NAMES)
      await generate({ ...job, port: targets[name].port, seconds: seconds.warm });
    const measured: Record<Name, Best[]> = { ceiling: [], SQLite: [], PostgreSQL: [], Express: [] };
    for (let round = 0; round < rounds; round += 1) {
      for (const name of NAMES)
        measured[name].push(await maximum(targets[name], job, seconds.maximum));
    }
    const best = (name: Name) => median(measured[name]);
    rows.push(...ratios(best, bodyBytes));
    for (const name of ['SQLite', 'PostgreSQL'] as const) {
      const rate = best(name).rate * LOAD;
      const { p99 } = await generate({
        ...job,
        port: targets[name].port,
        seconds: seconds.timed,
        rate,
      });
      rows.push({
        name: `${called(name)}, webhooks of ${size(bodyBytes)}: acknowledgement at 60 % of that load, p99`,
        figure: p99,
        unit: 'ms',
        goal: '< 50 ms',
        ok: p99 < 50,
      });
    }
  }
  await Promise.all(NAMES.map((name) => targets[name].stop()));
  await netsuite.stop();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
  return rows;
}

type Load = Omit<Parameters<typeof generate>[0], 'port' | 'seconds'>;

async function maximum(target: Target, job: Load, seconds: number): Promise<Best> {
  const before = await target.usage();
  const result = await generate({ ...job, port: target.port, seconds });
  const after = await target.usage();
  if (result.refused > 0) throw new Error(`${result.refused} requests were refused`);
  return {
    rate: result.answered / result.seconds,
    cpuMs: (after.cpuMs - before.cpuMs) / result.answered,
  };
}

function median(values: Best[]): Best {
  return values.toSorted((a, b) => a.rate - b.rate)[Math.floor(values.length / 2)]!;
}

function ratios(best: (name: Name) => Best, bodyBytes: number): Row[] {
  const goals: [Name, Name, number][] = [
    ['SQLite', 'ceiling', 0.7],
    ['PostgreSQL', 'ceiling', 0.6],
    ['SQLite', 'Express', 2],
    ['PostgreSQL', 'Express', 2],
  ];
  const told = NAMES.flatMap((name): Row[] => {
    const { rate, cpuMs } = best(name);
    const row = `${called(name)}, webhooks of ${size(bodyBytes)}`;
    const taken: Row = {
      name: `${row}: taken`,
      figure: rate,
      unit: 'a second',
      goal: '',
      ok: true,
    };
    const cpu: Row = { ...taken, name: `${row}: processor time`, figure: cpuMs, unit: 'ms each' };
    return isMeasured(name) ? [cpu] : [taken, cpu];
  });
  const compared = goals.map(([name, against, goal]): Row => {
    const ratio = best(name).rate / best(against).rate;
    return {
      name: `${called(name)}, webhooks of ${size(bodyBytes)}: taken, beside ${called(against)}`,
      figure: best(name).rate,
      unit: 'a second',
      goal: `ratio ≥ ${goal}`,
      ratio,
      against: called(against),
      ok: ratio >= goal,
    };
  });
  return [...told, ...compared];
}

/** The others are what the relay is measured against. */
function isMeasured(name: Name): boolean {
  return name === 'SQLite' || name === 'PostgreSQL';
}

function called(name: Name): string {
  if (name === 'ceiling') return 'a server that checks signatures and writes nothing';
  if (name === 'Express') return 'Express, Shopify’s library and pg-boss';
  return `relay on ${name}`;
}

function size(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : `${bytes / 1024} KB`;
}
