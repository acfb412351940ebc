import { BuildError } from './buildError.ts';

export interface SourceMapJson {
  version: number;
  sources: string[];
  sourcesContent?: string[];
  names: string[];
  mappings: string;
  file?: string;
}

export interface Bundle {
  code: string;
  map: SourceMapJson;
}

const NETSUITE_IMPORT = /^import \* as ([\w$]+) from "(N(?:\/[\w/]+)?)";$/;

/**
 * Turns a bundled ES module into the one form NetSuite loads: header, one `define`, a plain object of entry points.
 *
 * Lines keep their places below the header (imports leave a blank line), so that the map only has to be moved down.
 */
export function toAmdModule(file: string, header: string, bundle: Bundle): Bundle {
  const ids: string[] = [];
  const names: string[] = [];

  const withoutImports = bundle.code
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, name, id] = NETSUITE_IMPORT.exec(line) ?? [];
      if (!name || !id) return line;
      ids.push(JSON.stringify(id));
      names.push(name);
      return '';
    })
    .join('\n');

  const body = withoutImports.replace(
    /^export \{\n([\s\S]*?)\n\};$/m,
    (_, list: string) => `return {\n${list.replace(/^( *)([\w$]+) as ([\w$]+)/gm, '$1$3: $2')}\n};`,
  );

  const leftOver = body.split('\n').filter((line) => /^(import|export)\b|\bimport\(/.test(line));
  if (leftOver.length > 0) {
    throw new BuildError(
      leftOver.map(
        (line) =>
          `${file}: "${line}" cannot be said in a NetSuite module. Write "import * as x from 'N/x'" and export functions by name.`,
      ),
    );
  }

  const top = `${header}\ndefine([${ids.join(', ')}], (${names.join(', ')}) => {\n`;
  return {
    code: `${top}${body}\n});\n`,
    map: {
      ...bundle.map,
      mappings: ';'.repeat(top.split('\n').length - 1) + bundle.map.mappings,
    },
  };
}
