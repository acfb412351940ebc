import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildOrExplain } from './build/buildOrExplain.ts';
import { startPage } from './demo/page.ts';
import { createReport } from './demo/report.ts';
import { playScenario } from './demo/scenario.ts';
import { bootLocal } from './local/boot.ts';
import { LOCAL_FOLDER, writeLocalFile } from './local/localFile.ts';
import { takenPorts } from './local/takenPorts.ts';
import { PROJECT, shown } from './project.ts';

const DEFAULT_PORT = 4100;

const values = options();
const port = Number(values.port ?? DEFAULT_PORT);
if (!Number.isInteger(port) || port < 1 || port > 65_532) {
  console.error(`--port takes a number from 1 to 65532, not ${values.port}.`);
  process.exit(2);
}

const print = (line: string) => console.log(line);
const started = performance.now();
print('Crossdock on this machine');
if (!(await buildOrExplain(PROJECT))) process.exit(1);

const taken = await takenPorts([port, port + 1, port + 2, port + 3]);
if (taken.length > 0) {
  print(`Port ${taken.join(', ')} is taken; try npm start -- --port ${port + 100}.`);
  process.exit(1);
}
// Each start begins with an empty account and an empty shop, so the relay's queue begins empty as well. What runs on other
// ports has a folder of its own.
const folder = join(LOCAL_FOLDER, String(port));
rmSync(join(folder, 'relay'), { recursive: true, force: true });
const local = await bootLocal({
  folder,
  ports: { shopify: port + 1, netsuite: port + 2, relay: port + 3 },
  onStep: (step) => print(`  … ${step}`),
});
const page = await startPage(local, port);
const file = writeLocalFile(local);
print(`  ready after ${((performance.now() - started) / 1000).toFixed(1)} s`);

const report = createReport(print);
if (!values.idle) await playScenario(local, report);
if (!values.idle) {
  print(
    report.succeeded()
      ? '\nEverything came out right.'
      : '\nSomething went wrong; see the lines with ✗.',
  );
}

if (values.once) {
  await page.stop();
  await local.stop();
  process.exit(report.succeeded() ? 0 : 1);
}

print(`
Both sides       ${page.url}
Shopify          ${local.shopify.url}
NetSuite         ${local.netsuite.url}
Relay            ${local.relay?.url}
For programs     ${shown(PROJECT, file)}
Ctrl-C stops it.`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void Promise.all([page.stop(), local.stop()]).then(() => process.exit(0));
  });
}

/** What was asked for on the command line; a mistake ends with a sentence and exit code 2. */
function options(): { once?: boolean; idle?: boolean; port?: string } {
  try {
    return parseArgs({
      options: { once: { type: 'boolean' }, idle: { type: 'boolean' }, port: { type: 'string' } },
    }).values;
  } catch (error) {
    console.error(`${(error as Error).message}. There are --once, --idle and --port N.`);
    process.exit(2);
  }
}
