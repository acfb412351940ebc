/** Shopify's search syntax: `status:open -tag:x (a OR b) updated_at:>='2026-11-01'`, words without a field too. */
export type SearchNode =
  | { kind: 'and'; parts: SearchNode[] }
  | { kind: 'or'; parts: SearchNode[] }
  | { kind: 'not'; part: SearchNode }
  | { kind: 'term'; field: string | null; comparator: Comparator; value: string; quoted: boolean };

export type Comparator = ':' | '>' | '>=' | '<' | '<=';

interface Token {
  kind: '(' | ')' | 'word' | 'quoted' | 'field';
  text: string;
}

/** @returns null for a blank query */
export function parseSearch(query: string): SearchNode | null {
  const tokens = tokenize(query);
  let at = 0;
  const parts: SearchNode[] = [];
  while (at < tokens.length) {
    parts.push(either());
    // A closing bracket too many is passed over.
    if (tokens[at]?.kind === ')') at++;
  }
  return parts.length > 1 ? { kind: 'and', parts } : (parts[0] ?? null);

  function either(): SearchNode {
    const parts = [all()];
    while (isWord('OR')) {
      at++;
      parts.push(all());
    }
    return parts.length > 1 ? { kind: 'or', parts } : (parts[0] as SearchNode);
  }

  function all(): SearchNode {
    const parts: SearchNode[] = [];
    while (at < tokens.length && tokens[at]?.kind !== ')' && !isWord('OR')) {
      if (isWord('AND')) at++;
      else parts.push(single());
    }
    return parts.length === 1 ? (parts[0] as SearchNode) : { kind: 'and', parts };
  }

  function single(): SearchNode {
    if (isWord('NOT')) {
      at++;
      return { kind: 'not', part: single() };
    }
    const token = tokens[at++];
    if (!token) return { kind: 'and', parts: [] };
    if (token.kind === '(') {
      const inner = either();
      if (tokens[at]?.kind === ')') at++;
      return inner;
    }
    if (token.kind === 'field') return fieldTerm(token.text);
    const negated = token.kind === 'word' && token.text.startsWith('-') && token.text.length > 1;
    const term: SearchNode = {
      kind: 'term',
      field: null,
      comparator: ':',
      value: negated ? token.text.slice(1) : token.text,
      quoted: token.kind === 'quoted',
    };
    return negated ? { kind: 'not', part: term } : term;
  }

  function fieldTerm(name: string): SearchNode {
    const negated = name.startsWith('-');
    const field = negated ? name.slice(1) : name;
    let term: SearchNode;
    if (tokens[at]?.kind === '(') {
      at++;
      term = spread(either(), field);
      if (tokens[at]?.kind === ')') at++;
    } else {
      const token = tokens[at];
      const hasValue = token && (token.kind === 'word' || token.kind === 'quoted');
      if (hasValue) at++;
      term = valueTerm(field, hasValue ? token.text : '', token?.kind === 'quoted');
      // `created_at:>'2026-01-01'`: the comparator stands before the quotes.
      if (hasValue && /^[<>]=?$/.test(token.text) && tokens[at]?.kind === 'quoted') {
        term = {
          ...valueTerm(field, token.text, false),
          value: (tokens[at++] as Token).text,
          quoted: true,
        };
      }
    }
    return negated ? { kind: 'not', part: term } : term;
  }

  function isWord(text: string): boolean {
    return tokens[at]?.kind === 'word' && tokens[at]?.text === text;
  }
}

/** `id:(1 OR 2)`: the field goes to each word inside. */
function spread(node: SearchNode, field: string): SearchNode {
  if (node.kind === 'term') return node.field ? node : valueTerm(field, node.value, node.quoted);
  if (node.kind === 'not') return { kind: 'not', part: spread(node.part, field) };
  return { kind: node.kind, parts: node.parts.map((part) => spread(part, field)) };
}

function valueTerm(
  field: string,
  text: string,
  quoted: boolean,
): Extract<SearchNode, { kind: 'term' }> {
  const comparator = quoted ? undefined : /^(>=|<=|>|<)/.exec(text)?.[1];
  return {
    kind: 'term',
    field,
    comparator: (comparator as Comparator | undefined) ?? ':',
    value: comparator ? text.slice(comparator.length) : text,
    quoted,
  };
}

function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  const pattern =
    /\s+|([()])|(-?[A-Za-z_][\w.]*):(?!\/\/)|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([<>]=?(?=['"]))|((?:[^\s()"'\\]|\\.)(?:[^\s()\\]|\\.)*)/gy;
  let match: RegExpExecArray | null;
  while ((match = pattern.exec(query))) {
    const [, bracket, field, double, single, comparator, word] = match;
    if (bracket) tokens.push({ kind: bracket as '(' | ')', text: bracket });
    else if (field !== undefined) tokens.push({ kind: 'field', text: field });
    else if (double !== undefined) tokens.push({ kind: 'quoted', text: unescape(double) });
    else if (single !== undefined) tokens.push({ kind: 'quoted', text: unescape(single) });
    else if (comparator !== undefined) tokens.push({ kind: 'word', text: comparator });
    else if (word !== undefined) tokens.push({ kind: 'word', text: unescape(word) });
  }
  return tokens;
}

function unescape(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}
