import fc from 'fast-check';
import { applyRules } from '../../ts/fieldRules/applyRules';
import { add, compare, multiply, negate, round } from '../../ts/fieldRules/decimal';
import type { Facts } from '../../ts/fieldRules/evaluate';
import { compileRules } from '../../ts/fieldRules/fieldRule';
import { parseExpression } from '../../ts/fieldRules/parseExpression';
import { stepsIn } from '../../ts/fieldRules/stepsIn';

const ORDER = {
  name: '#1001',
  sourceName: 'pos',
  tags: ['vip', 'gift'],
  note: null,
  taxExempt: true,
  processedAt: '2026-11-21T03:00:00Z',
  customer: null,
  customAttributes: [{ key: 'Gift note', value: 'For you' }],
  shippingLines: { nodes: [{ title: 'Express' }, { title: 'Insurance' }] },
  total: { shopMoney: { amount: '12.50' } },
};
const TABLE: Record<string, string> = { 'channel pos': '7' };

const facts: Facts = {
  at: (steps) => stepsIn({ order: ORDER }, steps, () => '12.50'),
  lookup: (kind, value) => TABLE[`${kind} ${value}`],
  dayOf: () => '2026-11-20',
};

const valueOf = (expression: string) =>
  applyRules(compileRules('order', [{ field: 'custbody_x', expression }]), facts);

test.each([
  ["'Till ' & order.name", 'Till #1001'],
  ["if(order.sourceName = 'pos', 'Till', 'Web')", 'Till'],
  ["if(contains(order.tags, 'vip') and not order.note, 'VIP', '')", 'VIP'],
  ["contains(order.tags, 'vi')", false],
  ["order.customAttributes['Gift note']", 'For you'],
  ['order.customAttributes.other', ''],
  ['order.customer.firstName', ''],
  ['first(order.note, order.customer.firstName, "nobody")', 'nobody'],
  ["join(order.shippingLines.title, ' + ')", 'Express + Insurance'],
  ['order.shippingLines.1.title', 'Insurance'],
  ['count(order.tags)', '2'],
  ['order.total * 2 + 0.1', '25.10'],
  ['round(order.total * 0.333, 2)', '4.16'],
  ['number(order.total)', 12.5],
  ['-1 - -2 < 2 or false', true],
  ['order.total = 12.5', true],
  [
    'upper(left(order.sourceName, 2)) & lower("XY") & trim(" z ") & replace("a-b-c", "-", "")',
    'POxyzabc',
  ],
  ["lookup('channel', order.sourceName)", '7'],
  ["lookup('channel', 'web', '1')", '1'],
  ['date(order.processedAt)', { day: '2026-11-20' }],
  ['order.taxExempt', true],
  ['empty', ''],
])('%s', (expression, value) => {
  expect(valueOf(expression)).toEqual({ filled: { custbody_x: value }, unfilled: null });
});

test.each([
  ["lookup('channel', 'web')", 1, 'no row of kind channel'],
  ["'a' & ('b' * 2)", 8, 'no number'],
  ["date('soon')", 1, 'no date'],
  ['order.nme', 1, 'there is no order.nme'],
])('%s has no value, and says where', (expression, at, reason) => {
  const { unfilled } = valueOf(expression);
  expect(unfilled?.reason).toContain(`character ${at}: `);
  expect(unfilled?.reason).toContain(reason);
});

test.each([
  [
    { field: 'custbody_x', expression: "if(order.a = 'b'" },
    'custbody_x, character 17: , or ) is missing here',
  ],
  [
    { field: 'custbody_x', expression: "'open" },
    'character 1: the text that begins here has no closing',
  ],
  [{ field: 'custbody_x', expression: '1 +' }, 'character 4: a value is missing'],
  [
    { field: 'custbody_x', expression: '1 2' },
    'character 3: 2 stands where the expression should end',
  ],
  [{ field: 'custbody_x', expression: 'a ? b' }, 'character 3: ? means nothing here'],
  [{ field: 'custbody_x', expression: 'uper(a)' }, 'character 1: there is no function uper'],
  [{ field: 'custbody_x', expression: 'constructor(a)' }, 'there is no function constructor'],
  [{ field: 'custbody_x', expression: 'left(a)' }, 'left takes 2 values, not 1'],
  [{ field: 'custbody_x', from: "'a'" }, 'from takes a path'],
  [{ field: 'custbody_x' }, 'needs one of from, value and expression'],
  [{ field: 'custbody_x', from: 'a', value: 'b' }, 'needs one of from, value and expression'],
  [{ field: 'custbody_x', value: 'b', else: 'c' }, 'else goes with table'],
  [{ field: 'custbody_x', value: 'b', onerror: 'skip' }, 'there is no onerror'],
  [{ field: 'Class', value: 'b' }, 'field must be a field id'],
  [{ field: 'entity', value: 'b' }, "entity is Crossdock's own"],
  [{ field: 'custbody_xdk_store', value: 'b' }, "custbody_xdk_store is Crossdock's own"],
])('%j is refused', (rule, message) => {
  expect(() => compileRules('order', [rule])).toThrow(message);
});

test('a field is filled by one rule only', () => {
  const rule = { field: 'class', value: '1' };
  expect(() => compileRules('order', [rule, rule])).toThrow('class is filled by two rules');
});

test('a rule that may be skipped leaves the others', () => {
  const rules = compileRules('order', [
    { field: 'class', from: 'order.name', table: 'class', onError: 'skip' },
    { field: 'department', from: 'order.name', table: 'department', else: '4' },
  ]);
  expect(applyRules(rules, facts)).toEqual({ filled: { department: '4' }, unfilled: null });
});

const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
const asText = (value: number) => {
  const digits = String(Math.abs(value)).padStart(3, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

test('numbers are exact: what whole cents make', () => {
  fc.assert(
    fc.property(cents, cents, (a, b) => {
      expect(add(asText(a), asText(b))).toBe(asText(a + b));
      expect(negate(negate(asText(a)))).toBe(asText(a));
      expect(compare(asText(a), asText(b))).toBe(Math.sign(a - b));
      expect(compare(round(multiply(asText(a), '100'), 0), String(a))).toBe(0);
    }),
    { numRuns: 200 },
  );
});

test('any text is an expression or refused with a place in it', () => {
  const piece = fc.constantFrom(
    'order',
    '.',
    'a',
    "'",
    '(',
    ')',
    ',',
    ' and ',
    '=',
    '12',
    '.5',
    '[',
    ']',
    'if',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const source = pieces.join('');
      try {
        parseExpression(source);
      } catch (error) {
        expect(error).toMatchObject({ name: 'RULE_ERROR' });
        expect((error as { at: number }).at).toBeLessThanOrEqual(source.length + 1);
      }
    }),
    { numRuns: 300 },
  );
});
