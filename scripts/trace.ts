import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { SourceMapJson } from './build/amdModule.ts';
import { PROJECT } from './project.ts';
import { traceLine } from './trace/traceLine.ts';

const USAGE =
  'npm run trace -- ue_item_fulfillment.js:120[:8]   (file, line and column of a NetSuite stack)';

/** `/SuiteScripts/crossdock/rl_events.js:12:3` → file name, line, column. */
const [, path, line, column] = /^(.+?):(\d+)(?::(\d+))?$/.exec(process.argv[2] ?? '') ?? [];
const stem = basename(path ?? '', '.js');
const mapFile = join(PROJECT.build, 'maps', `${stem}.js.map`);

if (!path || !line) {
  fail(USAGE);
} else if (!existsSync(mapFile)) {
  fail(
    `There is no map for ${stem}.js in build/maps: build the version that is deployed, then ask again.`,
  );
} else {
  const map = JSON.parse(readFileSync(mapFile, 'utf8')) as SourceMapJson;
  const origin = traceLine(map, Number(line), Number(column ?? 1));
  if (origin) console.log(`${origin.source}:${origin.line}:${origin.column}`);
  else fail(`Line ${line} of ${stem}.js comes from no source line.`);
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}
