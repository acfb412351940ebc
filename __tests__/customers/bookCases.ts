import type { RecordObject } from '../../emulator/netsuite/contract.ts';
import type { World } from '../orders/world.ts';
import { meanwhile } from './meanwhile.ts';
import {
  agreedBuyer,
  hint,
  HOME,
  inNetsuite,
  inShopify,
  poll,
  setCustomers,
  update,
} from './pairs.ts';

const TOWN = {
  country: 'US',
  addressee: 'Book Lovelace',
  city: 'Springfield',
  state: 'IL',
  zip: '62701',
};

/** Address books of a store that keeps all of them on both sides. */
export function bookCases(world: () => World): void {
  test('whole address books are kept equal by content, without piling up', async () => {
    await setCustomers({ addresses: 'all' });
    const id = await agreedBuyer('Book');
    const streets = {
      shopify: () =>
        world()
          .ask<{ customer: { addressesV2: { nodes: { address1: string }[] } } }>(
            'query ($id: ID!) { customer(id: $id) { addressesV2(first: 20) { nodes { address1 } } } }',
            { id },
          )
          .customer.addressesV2.nodes.map(({ address1 }) => address1)
          .sort(),
      netsuite: () =>
        (inNetsuite(id).sublists['addressbook'] ?? [])
          .map((line) => String(line.subrecords?.['addressbookaddress']?.fields['addr1']))
          .sort(),
    };
    const add = (address1: string, setAsDefault = false) =>
      world().ask<{ customerAddressCreate: { address: { id: string } } }>(
        `mutation ($id: ID!, $address: MailingAddressInput!, $setAsDefault: Boolean!) { customerAddressCreate(customerId: $id, address: $address, setAsDefault: $setAsDefault) { address { id } } }`,
        { id, address: { ...HOME, address1 }, setAsDefault },
      ).customerAddressCreate.address.id;
    const second = add('Second Street 2');
    await hint(id);
    await poll();
    expect(streets.netsuite()).toEqual(['Ada Street 1', 'Second Street 2']);
    await poll();
    expect([streets.netsuite(), streets.shopify()]).toEqual([
      ['Ada Street 1', 'Second Street 2'],
      ['Ada Street 1', 'Second Street 2'],
    ]);

    // An entry that is changed stays one entry; the default one moves instead of being doubled.
    world().ask(
      `mutation ($customer: ID!, $id: ID!, $address: MailingAddressInput!) { customerAddressUpdate(customerId: $customer, addressId: $id, address: $address) { userErrors { message } } }`,
      { customer: id, id: second, address: { address1: 'Second Street 22' } },
    );
    await hint(id);
    expect(streets.netsuite()).toEqual(['Ada Street 1', 'Second Street 22']);
    // Lines below and above the one that was the default.
    const first = world().ask<{ customer: { defaultAddress: { id: string } } }>(
      'query ($id: ID!) { customer(id: $id) { defaultAddress { id } } }',
      { id },
    ).customer.defaultAddress.id;
    for (const [entry, street] of [
      [second, 'Second Street 22'],
      [first, 'Ada Street 1'],
      [second, 'Second Street 22'],
    ]) {
      world().ask(
        `mutation ($customer: ID!, $id: ID!) { customerAddressUpdate(customerId: $customer, addressId: $id, address: {}, setAsDefault: true) { userErrors { message } } }`,
        { customer: id, id: entry },
      );
      await hint(id);
      await poll();
      expect(streets.netsuite()).toEqual(['Ada Street 1', 'Second Street 22']);
      expect(
        inNetsuite(id)
          .sublists['addressbook']?.filter(({ values }) => values['defaultshipping'])
          .map((line) => line.subrecords?.['addressbookaddress']?.fields['addr1']),
      ).toEqual([street]);
    }

    await world().netsuite.save(
      (session, records) => records.load(session, { type: 'customer', id: inNetsuite(id).id }),
      (call) => {
        const cell = { sublistId: 'addressbook', line: 2 };
        call('setSublistValue', { ...cell, fieldId: 'label', value: 'Third' });
        const address = call('getSublistSubrecord', {
          ...cell,
          fieldId: 'addressbookaddress',
        }) as RecordObject;
        const acting = world().netsuite.session();
        for (const [fieldId, value] of Object.entries({ ...TOWN, addr1: 'Third Street 3' }))
          address.call(acting, 'setValue', [{ fieldId, value }]);
      },
    );
    await poll();
    const all = ['Ada Street 1', 'Second Street 22', 'Third Street 3'];
    expect([streets.shopify(), world().errors()]).toEqual([all, []]);
    await poll();
    await hint(id);
    expect([streets.shopify(), streets.netsuite()]).toEqual([all, all]);

    // A new default one takes nobody's place: the one of before stays in both books.
    add('Fourth Street 4', true);
    await hint(id);
    const four = ['Ada Street 1', 'Fourth Street 4', 'Second Street 22', 'Third Street 3'];
    await poll();
    expect([streets.shopify(), streets.netsuite(), world().errors()]).toEqual([four, four, []]);
    await world().netsuite.save(
      (session, records) => records.load(session, { type: 'customer', id: inNetsuite(id).id }),
      (call) => {
        const line = 4;
        const cell = { sublistId: 'addressbook', line };
        call('setSublistValue', { ...cell, fieldId: 'defaultshipping', value: true });
        const address = call('getSublistSubrecord', {
          ...cell,
          fieldId: 'addressbookaddress',
        }) as RecordObject;
        for (const [fieldId, value] of Object.entries({ ...TOWN, addr1: 'Fifth Street 5' }))
          address.call(world().netsuite.session(), 'setValue', [{ fieldId, value }]);
      },
    );
    await poll();
    const five = ['Ada Street 1', 'Fifth Street 5', ...four.slice(1)];
    expect([streets.shopify(), streets.netsuite(), world().errors()]).toEqual([five, five, []]);
    await setCustomers({ addresses: 'default' });
  });

  test('a run that finds the book taken by another one agrees on what it wrote itself', async () => {
    await setCustomers({ addresses: 'all', conflict: 'shopify' });
    const id = await agreedBuyer('Claim');
    const { id: internal } = inNetsuite(id);
    await world().netsuite.save(
      (session, records) => records.load(session, { type: 'customer', id: internal }),
      (call) => {
        const cell = { sublistId: 'addressbook', fieldId: 'addressbookaddress', line: 1 };
        const address = call('getSublistSubrecord', cell) as RecordObject;
        for (const [fieldId, value] of Object.entries({ ...TOWN, addr1: 'Sixth Street 6' }))
          address.call(world().netsuite.session(), 'setValue', [{ fieldId, value }]);
      },
    );
    await meanwhile(
      world(),
      (body) => body.includes('mutation CustomerAddressCreate'),
      async () => {
        update(id, { lastName: 'Byron' });
        expect(await hint(id)).toBe('retry');
        expect(inNetsuite(id).fields['lastname']).toBe('Byron');
        await world().edit('customer', internal, { lastname: 'Shelley' });
      },
      () => hint(id),
    );
    await hint(id);
    expect([inShopify(id).lastName, world().errors()]).toEqual(['Shelley', []]);
    await setCustomers({ addresses: 'default', conflict: 'netsuite' });
  });
}
