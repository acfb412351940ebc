/** The comment that makes a file a script (netsuite-platform §5). */
export interface ScriptHeader {
  apiVersion: string | null;
  scriptType: string | null;
}

/** Tags of the first comment; null when the file does not open with a JSDoc comment. */
export function readHeader(source: string): ScriptHeader | null {
  const comment = /^\s*\/\*\*([\s\S]*?)\*\//.exec(source)?.[1];
  if (comment === undefined) return null;
  const tag = (name: string) =>
    new RegExp(`^[\\s*]*@${name}[ \\t]+(\\S+)`, 'm').exec(comment)?.[1] ?? null;
  return { apiVersion: tag('NApiVersion'), scriptType: tag('NScriptType') };
}
