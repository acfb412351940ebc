import { execFile, fork, spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Job, Result } from './generator.ts';

export const SECRET = 'shpss_bench';
export const DOMAIN = 'bench.myshopify.com';

export type Usage = { cpuMs: number; rssMb: number };

/** A measured server in a process of its own. */
export type Target = {
  port: number;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
  /** As a crash ends it (SIGKILL). */
  kill(): Promise<void>;
};

/** Starts a program of this folder that calls `serveTarget`. */
export async function startTarget(file: string, settings: object): Promise<Target> {
  const child = fork(join(import.meta.dirname, file), [JSON.stringify(settings)]);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { port: number }).port));
    child.once('exit', () => reject(new Error(`${file} ended before it listened`)));
  });
  return {
    port,
    usage: () =>
      new Promise((resolve) => {
        child.once('message', (message) => resolve(message as Usage));
        child.send('usage');
      }),
    async stop() {
      child.send('stop');
      await exited;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** In the target's process: tells the port, answers for its usage, and stops when told. */
export function serveTarget(port: number, stop: () => Promise<void>): void {
  process.send?.({ port });
  process.on('message', (message) => {
    if (message === 'usage') {
      const { user, system } = process.cpuUsage();
      process.send?.({
        cpuMs: (user + system) / 1000,
        rssMb: process.memoryUsage.rss() / 1024 ** 2,
      });
    } else void stop().then(() => process.exit(0));
  });
  process.on('disconnect', () => process.exit(0));
}

export function generate(job: Omit<Job, 'secret' | 'domain'>): Promise<Result> {
  const argument = JSON.stringify({ ...job, secret: SECRET, domain: DOMAIN });
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [join(import.meta.dirname, 'generator.ts'), argument],
      (error, stdout) => {
        if (error) reject(error);
        else resolve(JSON.parse(stdout) as Result);
      },
    );
  });
}

/** A PostgreSQL server; its URL and how to end it. */
export async function startPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const child: ChildProcess = spawn(
    process.execPath,
    [join(import.meta.dirname, 'postgresServer.ts')],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout! }).once('line', resolve);
    child.once('exit', () => reject(new Error('PostgreSQL did not start')));
  });
  return {
    url,
    async stop() {
      child.stdin!.end();
      await exited;
    },
  };
}
