/** Markup that is safe to put into a page. */
export interface Html {
  readonly markup: string;
}

type Piece = Html | string | number | null | undefined | false | readonly Piece[];

/** `html\`<td>${text}</td>\``: texts are escaped, markup and lists of markup are not. */
export function html(strings: TemplateStringsArray, ...pieces: Piece[]): Html {
  let markup = strings[0] as string;
  pieces.forEach((piece, index) => {
    markup += textOf(piece) + (strings[index + 1] as string);
  });
  return { markup };
}

function textOf(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return '';
  if (typeof piece === 'string' || typeof piece === 'number') return escape(String(piece));
  if ('markup' in piece) return piece.markup;
  return piece.map(textOf).join('');
}

function escape(text: string): string {
  const names: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (letter) => names[letter] as string);
}
