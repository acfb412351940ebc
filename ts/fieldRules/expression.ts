/** A value that a rule works with. Numbers are exact decimal texts inside expressions; lists hold values. */
export type Value = string | number | boolean | null | Value[] | { day: string };

/** A part of an expression. `at`: where it starts in the text, from 1. */
export type Node = { at: number } & (
  | { kind: 'value'; value: string | number | boolean | null }
  | { kind: 'path'; steps: string[] }
  | { kind: 'call'; name: string; args: Node[] }
  | { kind: 'unary'; operator: 'not' | '-'; of: Node }
  | { kind: 'binary'; operator: string; left: Node; right: Node }
);

/** An expression that can't be read, or has no value. */
export class RuleError extends Error {
  /** Character in the expression, from 1. */
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.name = 'RULE_ERROR';
    this.at = at;
  }
}
