import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from '../project.ts';

/** The Admin API version the whole project speaks; it stands in ts/shopify/apiVersion.ts and nowhere else. */
export function readApiVersion(project: Project): string {
  const file = join(project.root, 'ts/shopify/apiVersion.ts');
  const version = /API_VERSION\s*=\s*'(\d{4}-\d{2})'/.exec(readFileSync(file, 'utf8'))?.[1];
  if (!version) throw new Error(`${file} must say export const API_VERSION = 'YYYY-MM';`);
  return version;
}
