import { RuleError, type Node } from './expression';
import { ARITY } from './functions';
import { tokensOf, type Token } from './tokens';

/** From the loosest to the tightest. */
const LEVELS = [['or'], ['and'], ['=', '!=', '<', '<=', '>', '>='], ['&'], ['+', '-'], ['*']];
const CONSTANTS: Record<string, true | false | null> = { true: true, false: false, empty: null };

/**
 * Reads an expression:
 *
 *     if(order.sourceName = 'pos', 'Till', lookup('channel', order.sourceName, 'Web'))
 *
 * Values are `'text'`, numbers, `true`, `false`, `empty` and paths (`order.shippingAddress.city`,
 * `order.customAttributes['Gift note']`). Throws RuleError with the place of the first fault.
 */
export function parseExpression(source: string): Node {
  const tokens = tokensOf(source);
  let index = 0;
  const peek = (): Token => tokens[index] ?? { kind: 'end', text: '', at: source.length + 1 };
  const take = (): Token => {
    const token = peek();
    index += 1;
    return token;
  };
  const isSign = (text: string) => peek().kind === 'sign' && peek().text === text;
  const expect = (text: string): void => {
    if (!isSign(text)) throw new RuleError(peek().at, `${text} is missing here`);
    take();
  };

  function level(depth: number): Node {
    const operators = LEVELS[depth];
    if (!operators) return unary();
    let left = level(depth + 1);
    while (peek().kind !== 'text' && operators.includes(peek().text)) {
      const { text, at } = take();
      left = { kind: 'binary', operator: text, left, right: level(depth + 1), at };
    }
    return left;
  }

  function unary(): Node {
    const { kind, text, at } = peek();
    if ((kind === 'word' && text === 'not') || (kind === 'sign' && text === '-')) {
      take();
      return { kind: 'unary', operator: text === 'not' ? 'not' : '-', of: unary(), at };
    }
    return primary();
  }

  function primary(): Node {
    const { kind, text, at } = take();
    if (kind === 'text') return { kind: 'value', value: text, at };
    if (kind === 'number') return { kind: 'value', value: text, at };
    if (kind === 'sign' && text === '(') {
      const inner = level(0);
      expect(')');
      return inner;
    }
    if (kind !== 'word')
      throw new RuleError(at, kind === 'end' ? 'a value is missing' : `${text} is no value`);
    if (Object.hasOwn(CONSTANTS, text))
      return { kind: 'value', value: CONSTANTS[text] ?? null, at };
    return isSign('(') ? call(text, at) : path(text, at);
  }

  function call(name: string, at: number): Node {
    const arity = Object.hasOwn(ARITY, name) ? ARITY[name] : undefined;
    if (!arity) {
      throw new RuleError(
        at,
        `there is no function ${name}; there are ${Object.keys(ARITY).join(', ')}`,
      );
    }
    expect('(');
    const args: Node[] = [];
    while (!isSign(')')) {
      if (args.length > 0 && !isSign(',')) throw new RuleError(peek().at, ', or ) is missing here');
      if (args.length > 0) take();
      args.push(level(0));
    }
    expect(')');
    const [least, most] = arity;
    if (args.length < least || args.length > most) {
      const wanted = least === most ? `${least}` : `${least} or more`;
      throw new RuleError(at, `${name} takes ${wanted} values, not ${args.length}`);
    }
    return { kind: 'call', name, args, at };
  }

  function path(first: string, at: number): Node {
    const steps = [first];
    for (;;) {
      if (isSign('.')) {
        take();
        const step = take();
        if (step.kind !== 'word' && step.kind !== 'number')
          throw new RuleError(step.at, 'a name is missing after the dot');
        steps.push(step.text);
      } else if (isSign('[')) {
        take();
        const step = take();
        if (step.kind !== 'text')
          throw new RuleError(step.at, 'a name in quotes is missing after [');
        steps.push(step.text);
        expect(']');
      } else {
        return { kind: 'path', steps, at };
      }
    }
  }

  const tree = level(0);
  if (peek().kind !== 'end')
    throw new RuleError(peek().at, `${peek().text} stands where the expression should end`);
  return tree;
}
