import { startWorld, type World } from '../orders/world.ts';

jest.setTimeout(20_000);

let world: World;
beforeAll(async () => {
  world = await startWorld({ secondStore: 'outlet' });
});
afterAll(() => world.stop());

const idOf = (key: string) =>
  world
    .all('customrecord_xdk_store')
    .find(({ fields }) => fields['custrecord_xdk_store_key'] === key)?.id ?? '';

describe('a store can’t be saved', () => {
  test.each([
    [{ key: 'other' }, 'Store demo: the key can’t become other'],
    [{ key: '' }, 'Store demo: the key can’t become empty'],
    [{ domain: 'shop.example.com' }, 'shop.example.com is no shop’s'],
    [{ domain: 'outlet.myshopify.com' }, 'there is a store with the key outlet'],
    [{ client_secret: 'shpss_0123' }, 'is no id of an API secret (custsecret_…)'],
    [{ subsidiary: 99999 }, 'Subsidiary 99999 is no active subsidiary'],
    [{ guest: 99999 }, 'Guest customer 99999 is no active customer of this account'],
    [{ location: 99999 }, 'Location 99999 is no active location'],
    [{ taxitem: 99999 }, 'Tax item 99999 is no active item'],
  ])('with %j', async (fields, message) => {
    const named = Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [`custrecord_xdk_store_${name}`, value]),
    );
    await expect(world.edit('customrecord_xdk_store', idOf('demo'), named)).rejects.toThrow(
      message.replaceAll('’', "'"),
    );
  });

  test.each([
    [{ skuField: 'custitem_nope' }, 'orders.skuField names custitem_nope, which items of'],
    [{ noteField: 'custbody_nope' }, 'orders.noteField names custbody_nope, which transactions'],
    [{ fields: { line: { custcol_nope: '1' } } }, 'orders.fields.line names custcol_nope'],
    [{ items: { tip: '99999' } }, 'orders.items.tip names item 99999, which this account does not'],
    [{ tax: 'suitetax' }, 'orders.tax suitetax needs SuiteTax, which is off here'],
  ])('with the order settings %j', async (orders, message) => {
    await expect(world.configure(orders)).rejects.toThrow(message);
  });

  test('with items of the wrong type', async () => {
    const item = world.insertItem('Thanks');
    await expect(world.configure({ items: { subtotal: item } })).rejects.toThrow(
      `orders.items.subtotal names item ${item}, which is no Subtotal item`,
    );
    await expect(
      world.edit('customrecord_xdk_store', idOf('demo'), {
        custrecord_xdk_store_discountitem: Number(item),
      }),
    ).rejects.toThrow(`Discount item ${item} is no Discount item`);
  });
});

test('of two rows for one value of a table only one can be in use, and it names what is there', async () => {
  world.map('gateway', 'handmade', '1');
  world.map('gateway', 'homemade', '2');
  const { id = '' } =
    world
      .all('customrecord_xdk_mapping')
      .find(({ fields }) => fields['custrecord_xdk_mapping_shopify'] === 'homemade') ?? {};
  const twin = { custrecord_xdk_mapping_shopify: 'handmade' };
  await expect(world.edit('customrecord_xdk_mapping', id, twin)).rejects.toThrow(
    /Crossdock Mapping gateway handmade: row \d+ gives it 1 already/,
  );
  await world.edit('customrecord_xdk_mapping', id, { ...twin, isinactive: true });
  await expect(
    world.edit('customrecord_xdk_mapping', id, {
      custrecord_xdk_mapping_kind: 'discount',
      custrecord_xdk_mapping_netsuite: '99999',
    }),
  ).rejects.toThrow('Crossdock Mapping discount handmade: 99999 is no active item');
});
