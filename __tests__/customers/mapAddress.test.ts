import fc from 'fast-check';
import { mapAddress } from '../../ts/address/mapAddress';
import { splitText } from '../../ts/address/splitText';

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

test('pieces of a text fit, and lose nothing but spaces', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 1, max: 40 }), (text, most) => {
      const pieces = splitText(text, most);
      expect(pieces.every((piece) => piece.length > 0 && piece.length <= most)).toBe(true);
      expect(pieces.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
    }),
  );
});
