import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT, shown } from '../scripts/project.ts';
import { written } from './table.ts';
import { mark, type Results } from './row.ts';

/** Puts bench/results.json as a table between the two marks of docs/performance.md. */
const BEGIN = '<!-- results -->';
const END = '<!-- /results -->';

const results = JSON.parse(
  readFileSync(join(PROJECT.root, 'bench/results.json'), 'utf8'),
) as Results;
if (!results.isWhole || results.quick) {
  console.error('bench/results.json holds a part. The page shows a whole run: npm run bench');
  process.exit(1);
}
const page = join(PROJECT.root, 'docs/performance.md');
const text = readFileSync(page, 'utf8');
const [before, rest] = text.split(BEGIN);
const after = rest?.split(END)[1];
if (before === undefined || after === undefined)
  throw new Error(`${page} has lost its marks ${BEGIN} and ${END}.`);

const lines = results.rows.map(
  (row) =>
    `| ${mark(row)} | ${row.name} | ${written(row.figure)} ${row.unit} | ${row.goal} | ${row.ratio === undefined ? '' : row.ratio.toFixed(2)} | ${row.against ?? ''} |`,
);
const table = [
  `Run on ${results.at.slice(0, 10)} at commit ${results.commit}, Node ${results.node}, ${results.cores} × ${results.cpu}${results.full ? ', with --full' : ''}.`,
  '',
  '|   | what | figure | goal | ratio | against |',
  '|---|---|---|---|---|---|',
  ...lines,
].join('\n');
writeFileSync(page, `${before}${BEGIN}\n\n${table}\n\n${END}${after}`);
console.log(`${results.rows.length} rows written to ${shown(PROJECT, page)}.`);
