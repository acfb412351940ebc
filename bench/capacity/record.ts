import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Driven } from './drives.ts';

/** What was driven, so that other shares and prices of places can be worked out without driving it again. */
export interface Recorded {
  /** ISO UTC. */
  at: string;
  commit: string;
  seed: number;
  /** The first is the calm one. */
  driven: [Driven, ...Driven[]];
}

export function readRecord(file: string): Recorded | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Recorded) : null;
}

/** One line for each figure, so that a diff shows what changed. */
export function writeRecord(file: string, recorded: Recorded): void {
  const lists = /\[\s+([-\d.,\s]+?)\s+\]/g;
  const text = JSON.stringify(recorded, null, 2).replace(
    lists,
    (_, numbers: string) => `[${numbers.replace(/\s+/g, ' ')}]`,
  );
  writeFileSync(file, `${text}\n`);
}
