import type { Assembly } from './assembly.ts';
import type { InstalledScript } from './engine/scripts.ts';
import { installProject, type InstallParts } from './sdf/install.ts';
import { readProject } from './sdf/project.ts';
import type { Inspection } from './sdf/scriptChecks.ts';
import { installOne, type SingleScript } from './sdf/single.ts';

/** Numeric ids of things that are not records begin here. */
const FIRST_INTERNAL_ID = 1_000;

export function createInstallation(parts: Assembly) {
  const { account, definitions, registry, secrets, engine, records, queries, rows, files } = parts;
  const ids = new Map<string, string>();
  const install: InstallParts = {
    account,
    definitions,
    registry,
    secretIds: () => secrets.ids(),
    ids(kind, id) {
      const key = `${kind}/${id}`;
      const known = ids.get(key) ?? String(FIRST_INTERNAL_ID + ids.size);
      ids.set(key, known);
      return known;
    },
    inspect: async (source, path) => (await engine.inspect(source, path)) as Inspection,
  };
  const installed = (scripts: InstalledScript[]) => {
    records.define(definitions);
    queries.define(definitions);
    for (const script of scripts) rows.script(script);
    if (parts.hasSchedules) parts.schedules.arm();
  };

  return {
    /** Installs an SDF project folder (the one with manifest.xml and deploy.xml). @throws SdfRefusal */
    async installProject(folder: string): Promise<void> {
      const project = readProject(folder);
      installed(await installProject(project, install));
      for (const [path, contents] of project.files) {
        const slash = path.lastIndexOf('/');
        files.save({
          name: path.slice(slash + 1),
          folder: path.slice(0, slash),
          fileType: 'JAVASCRIPT',
          description: '',
          isOnline: false,
          encoding: 'UTF-8',
          contents,
        });
      }
    },

    /** A script of somebody else in the same account, from its source. @throws SdfRefusal */
    async installScript(script: SingleScript): Promise<InstalledScript> {
      const made = await installOne(script, install);
      installed([made]);
      return made;
    },

    removeScript(id: string): void {
      registry.remove(id);
      if (parts.hasSchedules) parts.schedules.arm();
    },
  };
}
