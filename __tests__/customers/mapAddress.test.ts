import fc from 'fast-check';
import { mapAddress, unfitParts } from '../../ts/address/mapAddress';
import { shopifyPlace } from '../../ts/address/shopifyPlace';
import { splitText } from '../../ts/address/splitText';
import type { Mapping } from '../../ts/setup/mapped';

const ADDRESS = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  company: null,
  address1: '1 Main St',
  address2: 'Apt 4',
  city: 'Austin',
  provinceCode: 'TX',
  province: 'Texas',
  zip: '78701',
  countryCodeV2: 'US',
  phone: '555',
};

test('a person is the addressee; a company goes before him', () => {
  expect(mapAddress(ADDRESS)).toMatchObject({
    addressee: 'Ada Lovelace',
    attention: '',
    addr1: '1 Main St',
    addr2: 'Apt 4',
    state: 'TX',
    country: 'US',
  });
  expect(mapAddress({ ...ADDRESS, company: 'Analytical Engines' })).toMatchObject({
    addressee: 'Analytical Engines',
    attention: 'Ada Lovelace',
  });
});

test('a phone number shorter than NetSuite takes is left out', () => {
  expect(mapAddress(ADDRESS).addrphone).toBe('');
});

test('a street line that is too long goes on in the next one, at a space', () => {
  const street = `${'Very long street name '.repeat(8)}17`;
  const { addr1, addr2 } = mapAddress({ ...ADDRESS, address1: street, address2: null });
  expect(`${addr1} ${addr2}`).toBe(street);
  expect(addr1.length).toBeLessThanOrEqual(150);
});

test('names that are too long go on in the street lines, and nothing is lost', () => {
  const company = `${'Very Long Company '.repeat(6)}Limited`;
  const address = mapAddress({ ...ADDRESS, company });
  expect([address.addressee, address.addr1].join(' ')).toBe(company);
  expect([address.attention, address.addr2, address.addr3]).toEqual([
    'Ada Lovelace',
    '1 Main St',
    'Apt 4',
  ]);
});

test('what fits no field is named, whatever the text: nothing else is ever lost', () => {
  const words = fc.string({ maxLength: 255, unit: fc.constantFrom('a', 'b', ' ', 'ö', '1') });
  fc.assert(
    fc.property(
      words,
      words,
      words,
      words,
      words,
      (company, lastName, address1, address2, city) => {
        const given = { ...ADDRESS, company, lastName, address1, address2, city };
        const bare = (texts: string[]) =>
          texts.join('').replaceAll(/[\s,]/g, '').split('').sort().join('');
        const { attention, addressee, addr1, addr2, addr3, ...rest } = mapAddress(given);
        const unfit = unfitParts(given);
        expect(unfit.includes('city')).toBe(city.trim().length > 50);
        if (!unfit.includes('city')) expect(rest.city).toBe(city.trim());
        if (unfit.includes('street')) return;
        expect(bare([attention, addressee, addr1, addr2, addr3])).toBe(
          bare([company, 'Ada', lastName, address1, address2]),
        );
      },
    ),
  );
});

test('countries without states have none, and places that NetSuite counts elsewhere are there', () => {
  const place = (countryCodeV2: string, provinceCode: string | null, mappings: Mapping[] = []) => {
    const { country, state } = mapAddress(
      { ...ADDRESS, countryCodeV2, provinceCode, province: null },
      mappings,
    );
    return [country, state];
  };
  expect(place('SG', null)).toEqual(['SG', '']);
  expect(place('US', 'PW')).toEqual(['PW', '']);
  expect(place('AC', null)).toEqual(['SH', '']);
  const row = (kind: string, shopify: string, netsuite: string) => ({
    kind,
    shopify,
    netsuite,
    options: '',
  });
  const table = [
    row('state', 'JP-JP-13', 'Tokyo'),
    row('state', 'GB-ENG', ''),
    row('country', 'XK', 'KO'),
  ];
  expect([
    place('JP', 'JP-13', table),
    place('GB', 'ENG', table),
    place('XK', null, table),
  ]).toEqual([
    ['JP', 'Tokyo'],
    ['GB', ''],
    ['KO', ''],
  ]);
  expect(shopifyPlace({ country: 'JP', state: 'Tokyo' }, table)).toEqual({
    country: 'JP',
    state: 'JP-13',
  });
});

test('pieces of a text fit, and lose nothing but spaces', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 1, max: 40 }), (text, most) => {
      const pieces = splitText(text, most);
      expect(pieces.every((piece) => piece.length > 0 && piece.length <= most)).toBe(true);
      expect(pieces.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
    }),
  );
});
