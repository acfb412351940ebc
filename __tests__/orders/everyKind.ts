import type { Cart } from '../../emulator/shopify/state/checkout/cart.ts';

const TEXAS = { title: 'TX State Tax', rate: '0.0625', shipping: true };
const CARD = 'shopify_payments';
export const PAID = { email: 'ada@example.com', payment: 'paid', gateway: CARD } as const;
const SET = { id: '77', title: 'Camp set', quantity: 2, sku: 'CAMP-SET' };
export const MUGS = { sku: 'MUG-BLUE', quantity: 2 };

type Line = [item: string, quantity: number | null, amount: number];
export interface Case {
  cart: Cart;
  lines: Line[];
  shipping?: number;
  /** Shopify's total unless told otherwise. */
  total?: number;
  deposits: number[];
}

/** What the issue lists and `kinds.test.ts`, `edits.test.ts` and `tax.test.ts` do not have. */
export const CASES: Record<string, Case> = {
  'a product that was deleted, by the SKU its line kept': {
    cart: { ...PAID, lines: [{ sku: 'STOVE-G', title: 'Gas stove', price: '79.99', quantity: 1 }] },
    lines: [['STOVE-G', 1, 79.99]],
    deposits: [79.99],
  },
  'gift cards sold: a liability without tax': {
    cart: {
      ...PAID,
      lines: [MUGS, { title: 'Gift card', price: '50.00', quantity: 1, giftCard: true }],
      taxes: [TEXAS],
    },
    lines: [
      ['MUG-BLUE', 2, 29],
      ['Gift card', 1, 50],
      ['Shopify tax', 1, 1.81],
    ],
    deposits: [80.81],
  },
  'store credit, a gift card and a card: three tenders': {
    cart: {
      email: 'ada@example.com',
      lines: [MUGS],
      payments: [
        { gateway: 'shopify_store_credit', amount: '4.00' },
        { gateway: 'gift_card', amount: '10.00' },
        { gateway: CARD, amount: '15.00' },
      ],
    },
    lines: [['MUG-BLUE', 2, 29]],
    deposits: [4, 10, 15],
  },
  'a line that is not shipped': {
    cart: {
      ...PAID,
      lines: [
        MUGS,
        { title: 'Workshop', price: '35.00', quantity: 1, requiresShipping: false, taxable: false },
      ],
      taxes: [TEXAS],
    },
    lines: [
      ['MUG-BLUE', 2, 29],
      ['Shopify other', 1, 35],
      ['Shopify tax', 1, 1.81],
    ],
    deposits: [65.81],
  },
  'buy two, get one': {
    cart: {
      ...PAID,
      lines: [MUGS, { sku: 'MUG-RED', quantity: 1 }],
      discounts: [
        { kind: 'automatic', title: 'Buy 2 get 1', percentage: '100', method: 'EACH', lines: [1] },
      ],
      taxes: [TEXAS],
    },
    lines: [
      ['MUG-BLUE', 2, 29],
      ['MUG-RED', 1, 14.5],
      ['Subtotal', null, 43.5],
      ['Shopify discount', null, -14.5],
      ['Shopify tax', 1, 1.81],
    ],
    deposits: [30.81],
  },
  'a manual discount on the order and one on a line': {
    cart: {
      ...PAID,
      lines: [MUGS, { sku: 'ROPE-20', quantity: 1 }],
      discounts: [
        { kind: 'manual', title: 'Scratched', amount: '2.00', method: 'EACH', lines: [0] },
        { kind: 'manual', title: 'Loyal customer', amount: '3.33' },
      ],
    },
    lines: [
      ['MUG-BLUE', 2, 29],
      ['ROPE-20', 1, 18.33],
      ['Subtotal', null, 47.33],
      ['Shopify discount', null, -4],
      ['Shopify discount', null, -3.33],
    ],
    deposits: [40],
  },
  'an exempt customer: no tax at all': {
    cart: { ...PAID, lines: [MUGS], taxes: [{ title: 'Exempt', rate: '0' }] },
    lines: [['MUG-BLUE', 2, 29]],
    deposits: [29],
  },
  'tax that a marketplace collects: not the merchant’s liability': {
    cart: {
      ...PAID,
      lines: [MUGS],
      taxes: [
        { title: 'Marketplace Tax', rate: '0.05', channelLiable: true },
        { title: 'County Tax', rate: '0.01' },
      ],
    },
    lines: [
      ['MUG-BLUE', 2, 29],
      ['Marketplace tax', 1, 1.45],
      ['Shopify tax', 1, 0.29],
    ],
    deposits: [30.74],
  },
  'two ship lines: one amount, with the tax on both': {
    cart: {
      ...PAID,
      lines: [MUGS],
      shipping: [
        { title: 'Express', price: '9.00' },
        { title: 'Insurance', price: '2.00' },
      ],
      taxes: [TEXAS],
    },
    lines: [
      ['MUG-BLUE', 2, 29],
      ['Shopify tax', 1, 2.5],
    ],
    shipping: 11,
    deposits: [42.5],
  },
  'authorised only: the goods are reserved, no money has come': {
    cart: { ...PAID, payment: 'authorized', lines: [MUGS] },
    lines: [['MUG-BLUE', 2, 29]],
    deposits: [],
  },
  'a bank transfer that is awaited': {
    cart: { ...PAID, payment: 'pending', gateway: 'manual', lines: [MUGS] },
    lines: [['MUG-BLUE', 2, 29]],
    deposits: [],
  },
  'a part of what was authorised': {
    cart: {
      email: 'ada@example.com',
      lines: [MUGS],
      payments: [
        { gateway: CARD, kind: 'AUTHORIZATION', amount: '29.00' },
        { gateway: CARD, kind: 'CAPTURE', amount: '12.50' },
      ],
    },
    lines: [['MUG-BLUE', 2, 29]],
    deposits: [12.5],
  },
  'cash that is rounded: the difference has a line of its own': {
    cart: {
      email: 'ada@example.com',
      lines: [{ sku: 'ROPE-20', quantity: 1 }],
      payments: [{ gateway: 'cash', amount: '18.33', rounding: '0.02' }],
    },
    lines: [
      ['ROPE-20', 1, 18.33],
      ['Cash rounding', 1, 0.02],
    ],
    total: 18.35,
    deposits: [18.35],
  },
  'cash with change given back': {
    cart: {
      email: 'ada@example.com',
      lines: [MUGS],
      payments: [
        { gateway: 'cash', amount: '50.00' },
        { gateway: 'cash', kind: 'CHANGE', amount: '21.00' },
      ],
    },
    lines: [['MUG-BLUE', 2, 29]],
    deposits: [29],
  },
  'euros in a dollar shop: cents between order and payment have a line of their own': {
    cart: {
      email: 'ada@example.com',
      currency: 'EUR',
      exchangeRate: '1.0847',
      lines: [
        { sku: 'MUG-BLUE', price: '13.37', quantity: 1 },
        { sku: 'ROPE-20', price: '17.01', quantity: 1 },
      ],
      payments: [
        { gateway: CARD, amount: '10.13' },
        { gateway: CARD, amount: '10.13' },
        { gateway: CARD, amount: '10.12' },
      ],
    },
    lines: [
      ['MUG-BLUE', 1, 14.5],
      ['ROPE-20', 1, 18.45],
      ['Currency rounding', 1, 0.01],
    ],
    total: 32.96,
    deposits: [10.99, 10.99, 10.98],
  },
  'a set that is a kit in NetSuite, and a pack of an item in its own unit': {
    cart: {
      ...PAID,
      lines: [
        { sku: 'CAMP-SET', title: 'Camp set', price: '60.00', quantity: 2 },
        { sku: 'ROPE-5PACK', title: 'Five ropes', price: '80.00', quantity: 3 },
      ],
    },
    lines: [
      ['CAMP-SET', 2, 120],
      ['ROPE', 3, 240],
    ],
    deposits: [360],
  },
  'a bundle whose variant is a kit in NetSuite: one line for its parts': {
    cart: {
      ...PAID,
      lines: [
        { sku: 'MUG-RED', quantity: 2, bundle: SET },
        { sku: 'LAMP-01', quantity: 4, bundle: SET },
        MUGS,
      ],
      discounts: [{ title: 'TEN', percentage: '10' }],
      taxes: [TEXAS],
    },
    lines: [
      ['CAMP-SET', 2, 188.8],
      ['MUG-BLUE', 2, 29],
      ['Subtotal', null, 217.8],
      ['Shopify discount', null, -21.78],
      ['Shopify tax', 1, 12.25],
    ],
    deposits: [208.27],
  },
  'a bundle that NetSuite does not know: its parts are lines': {
    cart: {
      ...PAID,
      lines: [
        { sku: 'MUG-RED', quantity: 2, bundle: { ...SET, sku: 'PARTY-SET' } },
        { sku: 'LAMP-01', quantity: 4, bundle: { ...SET, sku: 'PARTY-SET' } },
      ],
    },
    lines: [
      ['MUG-RED', 2, 29],
      ['LAMP-01', 4, 159.8],
    ],
    deposits: [188.8],
  },
  'a guest at the till without name, address or e-mail': {
    cart: { payment: 'paid', gateway: CARD, lines: [MUGS], sourceName: 'pos' },
    lines: [['MUG-BLUE', 2, 29]],
    deposits: [29],
  },
};
