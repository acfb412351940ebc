import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const IMPORT = /^#import "(.+)"$/gm;

/** The text of a .graphql file, followed by the fragments that it and they name as `#import "./x.fragment.graphql"`, each once. */
export function readOperation(path: string): string {
  const texts = new Map<string, string>();
  take(path, texts);
  return [...texts.values()].join('\n');
}

function take(path: string, texts: Map<string, string>): void {
  if (texts.has(path)) return;
  const text = readFileSync(path, 'utf8');
  texts.set(path, text);
  for (const [, name = ''] of text.matchAll(IMPORT)) take(resolve(dirname(path), name), texts);
}
