import fc from 'fast-check';
import { createIdScanner, wantedValues } from '../../relay/in/idScanner.ts';

function scan(chunks: Buffer[], single: string[], many: string[] = []) {
  const scanner = createIdScanner(wantedValues(single, many));
  for (const chunk of chunks) scanner.write(chunk);
  return Object.fromEntries(scanner.found);
}

function cut(bytes: Buffer, places: number[]): Buffer[] {
  const edges = [
    0,
    ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b),
    bytes.length,
  ];
  return edges.slice(1).map((end, index) => bytes.subarray(edges[index], end));
}

/** What a full parse finds at a path, arrays adding no step; numbers as their text. */
function valuesAt(value: unknown, keys: string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => valuesAt(one, keys));
  if (keys.length === 0) {
    return value === null || typeof value === 'object' ? [] : [String(value)];
  }
  if (typeof value !== 'object' || value === null) return [];
  const [key, ...rest] = keys as [string, ...string[]];
  return Object.hasOwn(value, key) ? valuesAt((value as Record<string, unknown>)[key], rest) : [];
}

const KEYS = ['id', 'order', 'a', 'é', 'orders_requested', '\\', '"', 'updated_at'];
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.nat(),
    fc.boolean(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('{"id":1}', '\u2028', 'null ', 'gid://shopify/Order/1'),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('object'),
  ),
  object: fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 6 }),
}));

test('it finds what a full parse finds, however the body is cut and indented', () => {
  const paths = ['id', 'order.id', 'a.order.id', 'é', '"', '\\', 'orders_requested'];
  fc.assert(
    fc.property(
      json.object,
      fc.array(fc.nat(), { maxLength: 12 }),
      fc.constantFrom(0, 2),
      (value, places, indent) => {
        const found = scan(
          cut(Buffer.from(JSON.stringify(value, null, indent)), places),
          [],
          paths,
        );
        for (const path of paths) {
          // A string "null" stands for no id just as the literal does.
          const expected = valuesAt(value, path.split('.')).filter(
            (text) => text !== 'null' && text.length < 300,
          );
          expect(found[path] ?? []).toEqual(expected);
        }
      },
    ),
    { numRuns: 400 },
  );
});

test('broken bodies of any bytes do no harm', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 60 })), (chunks) => {
      scan(
        chunks.map((chunk) => Buffer.from(chunk)),
        ['id', 'order.id'],
      );
    }),
    { numRuns: 300 },
  );
  const deep = Buffer.from('[{"a":'.repeat(200_000));
  expect(scan([deep], ['id', 'a.id'])).toEqual({});
});

test('numbers beyond 2^53 keep every digit, escaped slashes and letters are read', () => {
  const body = Buffer.from(
    '{"id":820982911946154508123,"admin":"gid:\\/\\/shopify\\/Order\\/1","\\u0061":{"b":-1.50e3}}',
  );
  for (let size = 1; size <= body.length; size += 1) {
    const chunks = cut(
      body,
      Array.from({ length: Math.floor(body.length / size) }, (_, n) => n * size),
    );
    expect(scan(chunks, ['id', 'admin', 'a.b'])).toEqual({
      id: ['820982911946154508123'],
      admin: ['gid://shopify/Order/1'],
      'a.b': ['-1.50e3'],
    });
  }
});

test('a value longer than any id is passed over', () => {
  expect(
    scan([Buffer.from(`{"id":"${'x'.repeat(5_000)}","order":{"id":7}}`)], ['id', 'order.id']),
  ).toEqual({
    'order.id': ['7'],
  });
});
