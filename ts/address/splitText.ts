/** Cuts a text into pieces of at most `most` characters, at spaces where there are any. `''` gives none. */
export function splitText(text: string, most: number): string[] {
  const rest = text.trim();
  if (rest === '') return [];
  if (rest.length <= most) return [rest];
  const space = rest.lastIndexOf(' ', most);
  const cut = space > 0 ? space : most;
  return [rest.slice(0, cut).trim(), ...splitText(rest.slice(cut), most)];
}
