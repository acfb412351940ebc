import fc from 'fast-check';
import { fitsNetsuite } from '../../ts/money/currency';
import {
  fieldAmount,
  fromField,
  limitIn,
  minorUnits,
  presentmentSide,
  shopSide,
  written,
} from '../../ts/money/money';
import { share, spread } from '../../ts/money/spread';

test.each([
  ['10.25', 'USD', 1025],
  ['5.0', 'USD', 500],
  ['0.0', 'EUR', 0],
  ['-3.1', 'EUR', -310],
  ['-0.0', 'EUR', 0],
  ['1200.0', 'JPY', 1200],
  ['1.234', 'KWD', 1234],
  ['90071992547409.91', 'USD', 9007199254740991],
])('%s %s is %d minor units', (amount, currency, units) => {
  expect(minorUnits(amount, currency)).toBe(units);
});

test.each([
  ['10.255', 'USD'],
  ['10.5', 'JPY'],
  ['1e3', 'USD'],
  ['', 'USD'],
  ['99999999999999.99', 'USD'],
])('%s is refused as an amount of %s', (amount, currency) => {
  expect(() => minorUnits(amount, currency)).toThrow(RangeError);
});

test('an amount survives the way to a NetSuite field and back', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -(10 ** 12), max: 10 ** 12 }),
      fc.constantFrom('USD', 'JPY', 'KWD'),
      (units, currency) => {
        expect(minorUnits(written(units, currency), currency)).toBe(units);
        expect(fromField(fieldAmount(units, currency), currency)).toBe(units);
        expect(fromField(written(units, currency), currency)).toBe(units);
      },
    ),
  );
});

test('an empty field is no amount', () => {
  expect(fromField('', 'USD')).toBeNull();
});

test('an order is read through one side of its amounts', () => {
  const bag = { shopMoney: { amount: '13.50' }, presentmentMoney: { amount: '1277.0' } };
  expect(shopSide('EUR').amount(bag)).toBe(1350);
  expect(presentmentSide('JPY').amount(bag)).toBe(1277);
});

test('currencies with three decimals do not fit into NetSuite', () => {
  expect(['USD', 'JPY', 'KWD', 'TND'].map(fitsNetsuite)).toEqual([true, true, false, false]);
});

test('spread amounts sum to the whole and stay within a unit of their share', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -(10 ** 9), max: 10 ** 9 }),
      fc.array(fc.integer({ min: 0, max: 10 ** 6 }), { minLength: 1, maxLength: 12 }),
      (amount, weights) => {
        const parts = spread(amount, weights);
        const whole = weights.reduce((a, b) => a + b, 0);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(amount);
        if (whole === 0) return;
        parts.forEach((part, index) => {
          expect(Math.abs(part - (amount * (weights[index] ?? 0)) / whole)).toBeLessThanOrEqual(1);
        });
      },
    ),
  );
});

test('a share rounds half away from zero', () => {
  expect([
    share(5, 1, 2),
    share(-5, 1, 2),
    share(5, 1, -2),
    share(10, 1, 3),
    share(0, 7, 3),
  ]).toEqual([3, -3, -3, 3, 0]);
});

test('a limit holds in every currency', () => {
  const limits = ['0', '0.05', '0.005', '1.5', '12'];
  expect(limits.map((one) => limitIn(one, 'USD'))).toEqual([0, 5, 0, 150, 1200]);
  expect(limits.map((one) => limitIn(one, 'JPY'))).toEqual([0, 5, 0, 1, 12]);
});
