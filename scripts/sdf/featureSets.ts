import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Project } from '../project.ts';

/** What an account with one more NetSuite feature can take on top of the base objects. One file of features/. */
export interface FeatureSet {
  name: string;
  /** One sentence for people. */
  what: string;
  /** Name of the set this one builds on. */
  needs: string | null;
  /** NetSuite feature ids for the manifest. */
  features: string[];
  additions: Addition[];
}

export interface Addition {
  /** Script id of the object. */
  to: string;
  /** Element of that object whose children it adds to. */
  group: string;
  xml: string;
}

export function featureSetNames(project: Project): string[] {
  return readdirSync(join(project.root, 'features'))
    .map((file) => basename(file, '.xml'))
    .sort();
}

/** The named sets (or `all` of them) and what they build on, each once, the needed ones first. */
export function chosenFeatureSets(project: Project, names: string[]): FeatureSet[] {
  const known = featureSetNames(project);
  const chosen = new Map<string, FeatureSet>();

  const choose = (name: string): void => {
    if (chosen.has(name)) return;
    if (!known.includes(name)) {
      throw new Error(`There is no feature set "${name}". Known: ${known.join(', ')}.`);
    }
    const set = readFeatureSet(project, name);
    if (set.needs) choose(set.needs);
    chosen.set(name, set);
  };
  (names.includes('all') ? known : names).forEach(choose);

  return [...chosen.values()];
}

function readFeatureSet(project: Project, name: string): FeatureSet {
  const xml = readFileSync(join(project.root, 'features', `${name}.xml`), 'utf8');
  return {
    name,
    what: /<what>(.*?)<\/what>/.exec(xml)?.[1] ?? '',
    needs: /<needs>(.*?)<\/needs>/.exec(xml)?.[1] ?? null,
    features: [...xml.matchAll(/<feature>(.*?)<\/feature>/g)].map(([, id = '']) => id),
    additions: [...xml.matchAll(/<add to="(\w+)" in="(\w+)">\n([\s\S]*?)\n {2}<\/add>/g)].map(
      ([, to = '', group = '', added = '']) => ({ to, group, xml: added }),
    ),
  };
}
