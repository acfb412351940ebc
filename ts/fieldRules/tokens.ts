import { RuleError } from './expression';

export interface Token {
  kind: 'text' | 'number' | 'word' | 'sign' | 'end';
  text: string;
  /** First character, from 1. */
  at: number;
}

const SIGNS = ['<=', '>=', '!=', '(', ')', ',', '.', '[', ']', '&', '+', '-', '*', '=', '<', '>'];
const SPACE = /\s/;
const DIGIT = /[0-9]/;
const LETTER = /[A-Za-z_]/;

/** The words and signs of an expression. Throws RuleError at what belongs to none. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let index = 0;
  while (index < source.length) {
    const first = source.charAt(index);
    if (SPACE.test(first)) {
      index += 1;
      continue;
    }
    const token = tokenAt(source, index);
    tokens.push(token);
    index += lengthOf(token);
  }
  return [...tokens, { kind: 'end', text: '', at: source.length + 1 }];
}

function tokenAt(source: string, index: number): Token {
  const first = source.charAt(index);
  const at = index + 1;
  if (first === "'" || first === '"') {
    const end = source.indexOf(first, index + 1);
    if (end < 0) throw new RuleError(at, `the text that begins here has no closing ${first}`);
    return { kind: 'text', text: source.slice(index + 1, end), at };
  }
  if (DIGIT.test(first)) return { kind: 'number', text: numberAt(source, index), at };
  if (LETTER.test(first)) return { kind: 'word', text: run(source, index, isInWord), at };
  const sign = SIGNS.find((one) => source.startsWith(one, index));
  if (sign === undefined) throw new RuleError(at, `${first} means nothing here`);
  return { kind: 'sign', text: sign, at };
}

function lengthOf({ kind, text }: Token): number {
  return kind === 'text' ? text.length + 2 : text.length;
}

/** A dot counts only between digits. */
function numberAt(source: string, index: number): string {
  const whole = run(source, index, (one) => DIGIT.test(one));
  const dot = index + whole.length;
  if (source.charAt(dot) !== '.' || !DIGIT.test(source.charAt(dot + 1))) return whole;
  return `${whole}.${run(source, dot + 1, (one) => DIGIT.test(one))}`;
}

function isInWord(character: string): boolean {
  return LETTER.test(character) || DIGIT.test(character);
}

function run(source: string, from: number, belongs: (character: string) => boolean): string {
  let end = from;
  while (end < source.length && belongs(source.charAt(end))) end += 1;
  return source.slice(from, end);
}
