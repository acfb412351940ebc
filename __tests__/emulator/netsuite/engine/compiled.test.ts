import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compiled } from '../../../../emulator/netsuite/engine/compiled.ts';

const folder = mkdtempSync(join(tmpdir(), 'crossdock-compiled-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A script that answers `value`, long enough to be kept. */
const answering = (value: number) => `(() => ${value})(); //${' '.repeat(30_000)}`;
const run = (source: string) => {
  const { script, keep } = compiled(source, '/SuiteScripts/long.js', folder);
  const value = script.runInThisContext() as unknown;
  keep();
  return { value, isKnown: script.cachedDataRejected === false };
};

test('a long script is compiled once, and anew when it has changed or what is kept is broken', () => {
  expect(run(answering(1))).toEqual({ value: 1, isKnown: false });
  expect(run(answering(1))).toEqual({ value: 1, isKnown: true });
  expect(run(answering(2))).toEqual({ value: 2, isKnown: false });
  expect(run(answering(2))).toEqual({ value: 2, isKnown: true });
  writeFileSync(join(folder, 'long.js.compiled'), 'broken');
  expect(run(answering(2))).toEqual({ value: 2, isKnown: false });
  expect(readdirSync(folder)).toEqual(['long.js.compiled']);
});

test('a script with an error in it says so', () => {
  expect(() => run(`${answering(1)}\n)`)).toThrow('Unexpected token');
});
