import { readFileSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT, shown } from '../scripts/project.ts';
import { written } from './table.ts';
import type { Row } from './row.ts';

/** Puts bench/results.json as a table between the two marks of docs/performance.md. */
const BEGIN = '<!-- results -->';
const END = '<!-- /results -->';

interface Results {
  at: string;
  node: string;
  cpu: string;
  cores: number;
  quick: boolean;
  rows: Row[];
}

const results = JSON.parse(
  readFileSync(join(PROJECT.root, 'bench/results.json'), 'utf8'),
) as Results;
const page = join(PROJECT.root, 'docs/performance.md');
const text = readFileSync(page, 'utf8');
const [before, rest] = text.split(BEGIN);
const after = rest?.split(END)[1];
if (before === undefined || after === undefined)
  throw new Error(`${page} has lost its marks ${BEGIN} and ${END}.`);

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
  cwd: PROJECT.root,
  encoding: 'utf8',
}).trim();
const lines = results.rows.map(
  ({ ok, name, figure, unit, goal, ratio, against }) =>
    `| ${ok ? '✓' : '✗'} | ${name} | ${written(figure)} ${unit} | ${goal} | ${ratio === undefined ? '' : ratio.toFixed(2)} | ${against ?? ''} |`,
);
const table = [
  `Run on ${results.at.slice(0, 10)} at commit ${commit}, Node ${results.node}, ${results.cores} × ${results.cpu}${results.quick ? ', with --quick (rougher)' : ''}.`,
  '',
  '|   | what | figure | goal | ratio | against |',
  '|---|---|---|---|---|---|',
  ...lines,
].join('\n');
writeFileSync(page, `${before}${BEGIN}\n\n${table}\n\n${END}${after}`);
console.log(`${results.rows.length} rows written to ${shown(PROJECT, page)}.`);
