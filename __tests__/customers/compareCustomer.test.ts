import fc from 'fast-check';
import { compareCustomer } from '../../ts/customers/compareCustomer';
import { GROUPS, type Hashes } from '../../ts/customers/customerGroups';

const BOTH = { import: true, push: true };
const hashes: fc.Arbitrary<Hashes> = fc.record(
  Object.fromEntries(GROUPS.map((group) => [group, fc.constantFrom('', 'a', 'b', 'c')])) as Record<
    keyof Hashes,
    fc.Arbitrary<string>
  >,
);
const rule = fc.constantFrom('shopify' as const, 'netsuite' as const, 'newest' as const);

test('a group is written to one side at most, and only if the other side changed it', () => {
  fc.assert(
    fc.property(
      fc.record({ shopify: hashes, netsuite: hashes }),
      fc.record({ shopify: hashes, netsuite: hashes }),
      rule,
      fc.constantFrom('shopify' as const, 'netsuite' as const),
      (now, last, conflict, newer) => {
        const settings = { ...BOTH, conflict };
        const { toShopify, toNetsuite, conflicts } = compareCustomer(
          now,
          last,
          settings,
          () => newer,
        );
        for (const group of GROUPS) {
          const winner = conflict === 'newest' ? newer : conflict;
          const there = now.shopify[group];
          const here = now.netsuite[group];
          const mayBeEmpty = group === 'email' || group === 'phone';
          const says = (hash: string) => hash !== '' || mayBeEmpty;
          const moved = {
            shopify: says(there) && there !== here && there !== last.shopify[group],
            netsuite: says(here) && there !== here && here !== last.netsuite[group],
          };
          const both = moved.shopify && moved.netsuite;
          expect(conflicts.includes(group)).toBe(both);
          expect(toNetsuite.includes(group)).toBe(both ? winner === 'shopify' : moved.shopify);
          expect(toShopify.includes(group)).toBe(both ? winner === 'netsuite' : moved.netsuite);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('a side that the store does not follow changes nothing and wins nothing', () => {
  const at = (email: string): Hashes => ({
    name: '',
    email,
    phone: '',
    address: '',
    fields: '',
    shown: '',
  });
  const now = { shopify: at('new there'), netsuite: at('new here') };
  const last = { shopify: at('old'), netsuite: at('old') };
  const compared = (given: object) =>
    compareCustomer(now, last, { ...BOTH, conflict: 'netsuite', ...given }, () => 'netsuite');
  expect(compared({ push: false })).toEqual({
    toNetsuite: ['email'],
    toShopify: [],
    conflicts: [],
  });
  expect(compared({ import: false })).toEqual({
    toNetsuite: [],
    toShopify: ['email'],
    conflicts: [],
  });
});
