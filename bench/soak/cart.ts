import { CATALOG } from '../../scripts/local/catalog.ts';
import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import type { Branch } from './companies.ts';
import type { Dice } from './dice.ts';
import { GOODS } from './kit.ts';

const PEOPLE = 24;

/** Who pays in a currency that is not the shop's; prices are told in it. */
const ABROAD = [
  { currency: 'EUR', exchangeRate: '1.0847', decimals: 2 },
  { currency: 'CAD', exchangeRate: '0.7312', decimals: 2 },
  { currency: 'GBP', exchangeRate: '1.2709', decimals: 2 },
  { currency: 'JPY', exchangeRate: '0.0067', decimals: 0 },
];

const ADDRESS = {
  firstName: 'Sam',
  lastName: 'Shopper',
  address1: '12 Harbor Street',
  city: 'Oakland',
  provinceCode: 'CA',
  countryCode: 'US',
  zip: '94607',
};

/** What a shopper of that shop puts together, for `placeOrder`. */
export function drawCart(
  { shop }: VirtualWorld['stores'][number],
  dice: Dice,
  branches: readonly Branch[],
): Record<string, unknown> & { retailLocationId?: string } {
  const isAtTill = dice.chance(0.1);
  const isPickedUp = !isAtTill && dice.chance(0.1);
  const places = [shop.locations.east, shop.locations.west];
  const abroad = dice.chance(0.12) ? dice.oneOf(ABROAD) : undefined;
  /** An amount of the shop's currency in the shopper's. */
  const price = (amount: string) =>
    abroad ? (Number(amount) / Number(abroad.exchangeRate)).toFixed(abroad.decimals) : amount;
  // Nobody carries away what is not there.
  const goods = isAtTill ? CATALOG.filter(({ stock }) => stock.west > 0) : GOODS;
  const lines = Array.from({ length: dice.from(1, 4) }, () => {
    const { sku, price: listed } = dice.oneOf(goods) ?? { sku: '', price: '' };
    return { sku, quantity: dice.from(1, 3), ...(abroad && { price: price(listed) }) };
  });
  const isShipped = !isAtTill && !isPickedUp && dice.chance(0.85);
  return {
    ...buyer(dice, branches),
    lines: [...lines, ...(dice.chance(0.05) ? [giftCard(price)] : [])],
    shipping: isShipped
      ? [
          {
            title: dice.chance(0.3) ? 'Express' : 'Standard',
            price: price(`${dice.from(0, 19)}.${dice.from(10, 99)}`),
          },
        ]
      : [],
    discounts: dice.chance(0.4)
      ? [
          dice.chance(0.5)
            ? { title: 'TEN', percentage: '10' }
            : { title: 'OFF', amount: price(`${dice.from(1, 5)}.33`) },
        ]
      : [],
    taxes: dice.chance(0.8)
      ? [
          { title: 'State', rate: '0.0725', shipping: dice.chance(0.5) },
          ...(dice.chance(0.3) ? [{ title: 'City', rate: '0.0125' }] : []),
        ]
      : [],
    taxesIncluded: dice.chance(0.2),
    ...(dice.chance(0.05) && { tip: price('3.00') }),
    ...(abroad && { currency: abroad.currency, exchangeRate: abroad.exchangeRate }),
    ...(isAtTill ? { retailLocationId: shop.locations.west } : { shippingAddress: ADDRESS }),
    ...(isPickedUp && { delivery: { method: 'PICK_UP', locationId: dice.oneOf(places) } }),
    ...payment(dice, isAtTill, price),
  };
}

function buyer(dice: Dice, branches: readonly Branch[]): Record<string, unknown> {
  const branch = dice.chance(0.1) ? dice.oneOf(branches) : undefined;
  if (branch) return { email: branch.email, company: branch.company };
  return dice.chance(0.15)
    ? { email: `guest${dice.from(1, 6)}@example.com` }
    : {
        email: `Shopper${dice.from(1, PEOPLE)}@example.com`,
        firstName: 'Sam',
        lastName: 'Shopper',
      };
}

/** Money for later: no sale yet, but a liability. */
function giftCard(price: (amount: string) => string): object {
  return {
    title: 'Gift card',
    price: price('25.00'),
    quantity: 1,
    giftCard: true,
    requiresShipping: false,
    taxable: false,
  };
}

/** All at once, later, or a part of it by what the shopper has with the shop: a gift card, store credit. */
function payment(dice: Dice, isAtTill: boolean, price: (amount: string) => string): object {
  if (!isAtTill && dice.chance(0.1)) {
    const gateway = dice.chance(0.5) ? 'gift_card' : 'shopify_store_credit';
    return { payments: [{ gateway, amount: price(`${dice.from(3, 7)}.50`) }] };
  }
  return {
    payment: isAtTill || dice.chance(0.8) ? 'paid' : dice.chance(0.5) ? 'authorized' : 'pending',
    gateway: 'shopify_payments',
  };
}
