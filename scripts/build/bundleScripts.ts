import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build, type BuildFailure, type Message } from 'esbuild';
import { shown, type Project } from '../project.ts';
import { toAmdModule, type Bundle, type SourceMapJson } from './amdModule.ts';
import { BuildError } from './buildError.ts';
import { entryPointProblems } from './entryPoints.ts';
import { graphqlText } from './graphqlText.ts';
import { checkLoading } from './loadCheck.ts';
import { readScriptHeader } from './scriptHeader.ts';

export interface BuiltScript extends Bundle {
  /** File name without folder and ending: `ue_item_fulfillment`. */
  stem: string;
  scriptType: string;
}

/** Syntax that runs here but not in NetSuite's engine (netsuite-platform §5, §5.1); esbuild refuses what it can neither keep nor lower. */
const NOT_IN_NETSUITE = {
  'async-await': false,
  'async-generator': false,
  'for-await': false,
  generator: false,
  'top-level-await': false,
};

/** Builds every file of ts/scripts/ into a self-contained AMD module. Throws a BuildError that names everything it refused. */
export async function bundleScripts(project: Project): Promise<BuiltScript[]> {
  const entries = readdirSync(project.entries)
    .filter((name) => name.endsWith('.ts'))
    .sort();
  if (entries.length === 0) {
    throw new BuildError([`${shown(project, project.entries)} holds no script to build.`]);
  }

  const outputs = await bundle(
    project,
    entries.map((name) => join(project.entries, name)),
  );
  const problems: string[] = [];
  const scripts: BuiltScript[] = [];

  for (const name of entries) {
    const file = shown(project, join(project.entries, name));
    const output = outputs.get(basename(name, '.ts'));
    if (!output) throw new Error(`esbuild wrote nothing for ${file}`);
    try {
      const source = readFileSync(join(project.entries, name), 'utf8');
      const header = readScriptHeader(file, source);
      problems.push(...entryPointProblems(file, header.scriptType, output.exports));
      const amd = toAmdModule(file, header.text, output);
      checkLoading(file, amd);
      scripts.push({ ...amd, stem: basename(name, '.ts'), scriptType: header.scriptType });
    } catch (error) {
      if (!(error instanceof BuildError)) throw error;
      problems.push(...error.problems);
    }
  }

  if (problems.length > 0) throw new BuildError(problems);
  return scripts;
}

interface EsBundle extends Bundle {
  exports: string[];
}

async function bundle(project: Project, entryPoints: string[]): Promise<Map<string, EsBundle>> {
  const outdir = join(project.build, 'bundle');
  const result = await build({
    absWorkingDir: project.root,
    entryPoints,
    outdir,
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2023',
    supported: NOT_IN_NETSUITE,
    external: ['N', 'N/*'],
    plugins: [graphqlText],
    sourcemap: 'external',
    legalComments: 'none',
    logLevel: 'silent',
    tsconfigRaw: '{}',
  }).catch((error: BuildFailure) => {
    if (!Array.isArray(error.errors)) throw error;
    throw new BuildError(error.errors.map(sentence));
  });

  const texts = new Map(result.outputFiles.map((file) => [file.path, file.text]));
  const bundles = new Map<string, EsBundle>();
  for (const [path, output] of Object.entries(result.metafile.outputs)) {
    if (!output.entryPoint) continue;
    const full = resolve(project.root, path);
    const map = JSON.parse(texts.get(`${full}.map`) ?? '') as SourceMapJson;
    bundles.set(basename(path, '.js'), {
      code: texts.get(full) ?? '',
      map: {
        ...map,
        sources: map.sources.map((source) => shown(project, resolve(outdir, source))),
      },
      exports: output.exports,
    });
  }
  return bundles;
}

function sentence({ text, location }: Message): string {
  const said = text.replace(
    /^Transforming (.+) to the configured target environment .*$/,
    'NetSuite does not run $1: write plain synchronous functions.',
  );
  return location ? `${location.file}:${location.line}: ${said}` : said;
}
