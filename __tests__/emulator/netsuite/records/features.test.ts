import { openAccount } from './openAccount.ts';
import type { OpenAccount } from './openAccount.ts';
import { code } from './refusal.ts';

/** netsuite-platform §11.16: the same trade in accounts of different size. */
const ACCOUNTS: [string, string[]][] = [
  ['everything on', []],
  ['not OneWorld', ['-SUBSIDIARIES']],
  ['one currency', ['-MULTICURRENCY']],
  ['one location', ['-MULTILOCINVT', '-LOCATIONS']],
  ['no Pick, Pack and Ship', ['-PICKPACKSHIP']],
  [
    'the smallest',
    [
      '-SUBSIDIARIES',
      '-MULTICURRENCY',
      '-MULTILOCINVT',
      '-LOCATIONS',
      '-PICKPACKSHIP',
      '-DEPARTMENTS',
      '-CLASSES',
    ],
  ],
];

function trade(shop: OpenAccount): void {
  const item = shop.item('SHIRT');
  const buyer = shop.customer();
  shop.adjust(item, 10);
  const order = shop.order([{ item, quantity: 3, price: '-1', rate: 9.5 }], {
    entity: buyer,
    shippingcost: 4,
  });
  shop.transform('salesorder', order, 'itemfulfillment', (record) => {
    if (shop.account.features.has('PICKPACKSHIP'))
      shop.call(record, 'setValue', { fieldId: 'shipstatus', value: 'C' });
  });
  const invoice = shop.transform('salesorder', order, 'invoice');
  shop.transform('invoice', invoice, 'customerpayment');
  expect(shop.find('invoice', invoice).fields).toMatchObject({
    total: 32.5,
    status: 'Paid In Full',
  });
  expect(shop.level(item, shop.base.locations?.east ?? '')).toMatchObject({
    onHand: 7,
    committed: 0,
    available: 7,
  });
}

it.each(ACCOUNTS)(
  'an order runs through to its payment in an account with %s',
  (_name, features) => {
    trade(openAccount({ features }));
  },
);

describe.each([
  ['subsidiary', '-SUBSIDIARIES'],
  ['exchangerate', '-MULTICURRENCY'],
  ['department', '-DEPARTMENTS'],
  ['class', '-CLASSES'],
])('the field %s', (fieldId, feature) => {
  it(`does not exist with ${feature}`, () => {
    const shop = openAccount({ features: [feature] });
    const record = shop.run(shop.records.create(shop.session, { type: 'salesorder' }));
    expect(
      code(() =>
        shop.call(record, 'setValue', { fieldId, value: fieldId === 'exchangerate' ? 1 : '1' }),
      ),
    ).toBe('EMULATOR_UNKNOWN_FIELD');
  });
});

it('fulfillments that bill at once (Advanced Shipping off) are named as not modelled', () => {
  const shop = openAccount({ features: ['-ADVSHIPPING'] });
  const item = shop.item('SHIRT');
  shop.adjust(item, 10);
  const order = shop.order([{ item, quantity: 1 }], { entity: shop.customer() });
  expect(code(() => shop.fulfill(order))).toBe('EMULATOR_NOT_MODELLED');
});

it('a listener that comes late hears of everything that is stored', () => {
  const shop = openAccount();
  const item = shop.item('SHIRT');
  shop.adjust(item, 10);
  const seen: string[] = [];
  shop.records.listen({
    stored: (record) => void seen.push(record.type),
    deleted: () => undefined,
    stockChanged: (level) => void seen.push(`stock of ${level.item}`),
    noted: () => undefined,
  });
  expect(seen).toEqual(
    expect.arrayContaining([
      'currency',
      'inventoryitem',
      'inventoryadjustment',
      `stock of ${item}`,
    ]),
  );
});
