import { BuildError } from './buildError.ts';

export interface ScriptHeader {
  /** The whole comment, as it goes on top of the built file. */
  text: string;
  scriptType: string;
}

/** Reads the comment that opens an entry point. NetSuite knows a script by the tags in it and takes it only as the first comment (netsuite-platform §5). */
export function readScriptHeader(file: string, source: string): ScriptHeader {
  const text = /^\/\*\*[\s\S]*?\*\//.exec(source)?.[0];
  if (!text) {
    throw new BuildError([
      `${file} must open with its header: /** … @NApiVersion 2.1 @NScriptType … */ on line 1.`,
    ]);
  }

  const problems: string[] = [];
  const version = tag(text, 'NApiVersion');
  const scriptType = tag(text, 'NScriptType');
  const scope = tag(text, 'NModuleScope');
  if (version !== '2.1') problems.push(`${file}: the header must say "@NApiVersion 2.1".`);
  if (!scriptType) problems.push(`${file}: the header must name its @NScriptType.`);
  if (scope !== 'SameAccount') {
    problems.push(`${file}: the header must say "@NModuleScope SameAccount".`);
  }
  if (problems.length > 0 || !scriptType) throw new BuildError(problems);

  return { text, scriptType };
}

function tag(header: string, name: string): string | undefined {
  return new RegExp(`^[ \\t]*(?:/\\*)?\\*[ \\t]*@${name}[ \\t]+(\\S+)[ \\t]*$`, 'm').exec(
    header,
  )?.[1];
}
