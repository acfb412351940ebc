import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from '../project.ts';
import type { BuiltScript } from './bundleScripts.ts';

/** Puts the built scripts where SDF takes them, their maps where it does not, and removes what no script stands behind any more. */
export function writeScripts(project: Project, scripts: BuiltScript[]): void {
  const maps = join(project.build, 'maps');
  refresh(
    project.cabinet,
    scripts.map(({ stem, code }) => [`${stem}.js`, code]),
  );
  refresh(
    maps,
    scripts.map(({ stem, map }) => [`${stem}.js.map`, JSON.stringify(map)]),
  );
}

function refresh(folder: string, files: [name: string, text: string][]): void {
  mkdirSync(folder, { recursive: true });
  const wanted = new Map(files);
  for (const name of readdirSync(folder)) {
    if (!wanted.has(name)) rmSync(join(folder, name), { recursive: true });
  }
  for (const [name, text] of wanted) {
    const path = join(folder, name);
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
  }
}
