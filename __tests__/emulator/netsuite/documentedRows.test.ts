import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** docs/emulator-netsuite.md lists a test for every row of the specification; each of them has to be there. */

const docs = readFileSync(join(__dirname, '../../../docs/emulator-netsuite.md'), 'utf8');
const section = /## Rows of the specification and their tests\n([\s\S]*?)\n## /.exec(docs)![1]!;
const lines = section.split('\n').filter((line) => line.startsWith('- '));
const sourceOf = (file: string) => readFileSync(join(__dirname, file), 'utf8');

const rows = lines.filter((line) => /^- \d+ /.test(line));
const codes = lines.flatMap((line) => {
  const match = /^- `([^`]+)`: (.*)$/.exec(line);
  return match === null ? [] : match[2]!.split(', ').map((code) => [code, match[1]!] as const);
});

test('all sixteen rows of netsuite-platform §11 are listed', () => {
  expect(rows.map((row) => Number(/\d+/.exec(row)![0]))).toEqual(
    Array.from({ length: 16 }, (_, index) => index + 1),
  );
});

test.each(rows)('%s', (row) => {
  for (const [, file, name] of row.matchAll(/`([^`]+)` "([^"]+)"/g)) {
    expect(sourceOf(file!)).toContain(name);
  }
});

test.each(codes)('%s is met in %s', (code, file) => {
  expect(sourceOf(file)).toMatch(new RegExp(`\\b${code}\\b`));
});
