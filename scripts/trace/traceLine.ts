import { SourceMap } from 'node:module';
import type { SourceMapJson } from '../build/amdModule.ts';

export interface Origin {
  /** From the project's root: `ts/orders/mapOrder.ts`. */
  source: string;
  /** Counted from 1, as editors and stack traces do. */
  line: number;
  column: number;
}

/** The TypeScript place a line of a built file came from; line and column are counted from 1. */
export function traceLine(map: SourceMapJson, line: number, column: number): Origin | undefined {
  // For what lies behind the last line the finder answers the last line.
  if (line > map.mappings.split(';').length) return undefined;
  const entry = new SourceMap({
    ...map,
    file: map.file ?? '',
    sourcesContent: [],
    sourceRoot: '',
  }).findEntry(line - 1, column - 1);
  if (!('originalSource' in entry) || entry.originalSource === undefined) return undefined;
  return {
    source: entry.originalSource,
    line: entry.originalLine + 1,
    column: entry.originalColumn + 1,
  };
}
