import { found, type Before } from '../../ts/fulfillments/beforeCreate';
import {
  mapFulfillment,
  type FulfillmentRules,
  type Known,
} from '../../ts/fulfillments/mapFulfillment';
import { carrierOf, mapTracking } from '../../ts/fulfillments/mapTracking';
import type {
  ExistingFulfillment,
  FulfillmentOrder,
  OrderInShopify,
  Shipment,
} from '../../ts/fulfillments/shipment';
import { standingOf } from '../../ts/fulfillments/standing';

const EAST = 'gid://shopify/Location/1';
const WEST = 'gid://shopify/Location/2';

function fulfillmentOrder(over: Partial<FulfillmentOrder> = {}): FulfillmentOrder {
  return {
    id: 'FO1',
    status: 'OPEN',
    requestStatus: 'UNSUBMITTED',
    actions: ['CREATE_FULFILLMENT', 'MOVE'],
    location: EAST,
    atService: false,
    delivery: 'SHIPPING',
    holds: [],
    lines: [{ id: 'FOL1', lineItem: '11', label: 'SKU-11', remaining: 2 }],
    ...over,
  };
}

function order(
  fulfillmentOrders: FulfillmentOrder[],
  fulfillments: ExistingFulfillment[] = [],
): OrderInShopify {
  return { name: '#1001', cancelled: false, incomplete: false, fulfillmentOrders, fulfillments };
}

const SHIPMENT: Shipment = {
  id: '5',
  number: 'IF5',
  order: 'gid://shopify/Order/1',
  orderName: '#1001',
  shipped: true,
  packed: false,
  delivered: false,
  bornInShopify: false,
  shipMethod: '3',
  lines: [{ lineItem: '11', quantity: 2, item: '5', location: '1', inPackage: '' }],
  otherLines: 0,
  trackingNumbers: [],
};
const RULES: FulfillmentRules = {
  notifyCustomer: false,
  tracking: null,
  locations: new Map([
    ['1', EAST],
    ['2', WEST],
  ]),
  moveLocation: false,
  prepared: false,
};
const NOBODY: Known = { found: [], ofOthers: new Set() };

const hold = { id: 'H1', reason: 'HIGH_RISK_OF_FRAUD', ours: false, app: 'Risk' };

describe('a fulfillment order', () => {
  test.each<[string, Partial<FulfillmentOrder>, string]>([
    ['that is open can be fulfilled', {}, 'open'],
    ['in progress can be fulfilled', { status: 'IN_PROGRESS' }, 'open'],
    ['scheduled that Shopify lets us fulfill is open', { status: 'SCHEDULED' }, 'open'],
    [
      'scheduled otherwise is opened first',
      { status: 'SCHEDULED', actions: ['MARK_AS_OPEN'] },
      'scheduled',
    ],
    [
      'held by another app stays held',
      { status: 'ON_HOLD', actions: ['RELEASE_HOLD'], holds: [hold] },
      'held',
    ],
    [
      'held by us is released',
      { status: 'ON_HOLD', actions: ['RELEASE_HOLD'], holds: [{ ...hold, ours: true }] },
      'held_by_us',
    ],
    [
      'held by us and another app stays held',
      { status: 'ON_HOLD', holds: [{ ...hold, ours: true }, hold] },
      'held',
    ],
    ['at a fulfillment service is left alone', { atService: true }, 'service'],
    ['submitted to a service is left alone', { requestStatus: 'SUBMITTED' }, 'service'],
    ['a service rejected is ours again', { requestStatus: 'REJECTED' }, 'open'],
    ['closed is over', { status: 'CLOSED' }, 'over'],
    [
      'with nothing left is over',
      { lines: [{ id: 'FOL1', lineItem: '11', label: 'SKU-11', remaining: 0 }] },
      'over',
    ],
  ])('%s', (_, over, standing) => {
    expect(standingOf(fulfillmentOrder(over))).toBe(standing);
  });
});

describe('a shipment', () => {
  test('waits while Shopify has not routed the order', () => {
    expect(mapFulfillment(SHIPMENT, order([]), NOBODY, RULES)).toMatchObject({ kind: 'retry' });
  });

  test.each([true, false])('mails the shopper where the store says so: %s', (notifyCustomer) => {
    expect(
      mapFulfillment(SHIPMENT, order([fulfillmentOrder()]), NOBODY, { ...RULES, notifyCustomer }),
    ).toMatchObject({ fulfillments: [{ input: { notifyCustomer } }] });
  });

  test('takes its own location first and becomes one fulfillment per location', () => {
    const plan = mapFulfillment(
      {
        ...SHIPMENT,
        lines: [{ lineItem: '11', quantity: 3, item: '5', location: '2', inPackage: '' }],
      },
      order([
        fulfillmentOrder(),
        fulfillmentOrder({
          id: 'FO2',
          location: WEST,
          lines: [{ id: 'FOL2', lineItem: '11', label: 'SKU-11', remaining: 2 }],
        }),
      ]),
      NOBODY,
      RULES,
    );
    expect(plan).toMatchObject({
      kind: 'create',
      problem: null,
      fulfillments: [
        { sent: { location: WEST, units: { '11': 2 } } },
        { sent: { location: EAST, units: { '11': 1 } } },
      ],
    });
  });

  test('from another location than Shopify routed to moves the units first, if the store allows it', () => {
    const shipment = {
      ...SHIPMENT,
      lines: [{ lineItem: '11', quantity: 1, item: '5', location: '2', inPackage: '' }],
    };
    const rules = { ...RULES, moveLocation: true };
    expect(mapFulfillment(shipment, order([fulfillmentOrder()]), NOBODY, rules)).toEqual({
      kind: 'prepare',
      steps: [
        { kind: 'move', fulfillmentOrder: 'FO1', to: WEST, lines: [{ id: 'FOL1', quantity: 1 }] },
      ],
    });
    expect(
      mapFulfillment(shipment, order([fulfillmentOrder()]), NOBODY, { ...rules, prepared: true }),
    ).toMatchObject({ kind: 'create', fulfillments: [{ sent: { location: EAST } }] });
    expect(
      mapFulfillment(
        shipment,
        order([fulfillmentOrder({ status: 'IN_PROGRESS', actions: ['CREATE_FULFILLMENT'] })]),
        NOBODY,
        rules,
      ),
    ).toMatchObject({ kind: 'create', fulfillments: [{ sent: { location: EAST } }] });
  });

  test('from two places moves only the units that left the other one', () => {
    const shipment = {
      ...SHIPMENT,
      lines: [
        { lineItem: '11', quantity: 1, item: '5', location: '1', inPackage: '' },
        { lineItem: '12', quantity: 1, item: '6', location: '2', inPackage: '' },
      ],
    };
    const one = fulfillmentOrder({
      lines: [
        { id: 'FOL1', lineItem: '11', label: 'SKU-11', remaining: 2 },
        { id: 'FOL2', lineItem: '12', label: 'SKU-12', remaining: 2 },
      ],
    });
    expect(
      mapFulfillment(shipment, order([one]), NOBODY, { ...RULES, moveLocation: true }),
    ).toEqual({
      kind: 'prepare',
      steps: [
        { kind: 'move', fulfillmentOrder: 'FO1', to: WEST, lines: [{ id: 'FOL2', quantity: 1 }] },
      ],
    });
  });

  test('sends what it can and holds what another app holds back', () => {
    const plan = mapFulfillment(
      {
        ...SHIPMENT,
        lines: [
          ...SHIPMENT.lines,
          { lineItem: '12', quantity: 1, item: '5', location: '1', inPackage: '' },
        ],
      },
      order([
        fulfillmentOrder(),
        fulfillmentOrder({
          id: 'FO2',
          status: 'ON_HOLD',
          actions: ['RELEASE_HOLD'],
          holds: [hold],
          lines: [{ id: 'FOL2', lineItem: '12', label: 'SKU-12', remaining: 1 }],
        }),
      ]),
      NOBODY,
      RULES,
    );
    expect(plan).toMatchObject({
      kind: 'create',
      fulfillments: [{ sent: { units: { '11': 2 } } }],
      problem: { code: 'FULFILLMENT_ORDER_HELD', owner: 'warehouse' },
    });
    expect(JSON.stringify(plan)).toContain('HIGH_RISK_OF_FRAUD by Risk');
    expect(JSON.stringify(plan)).toContain('ships 1 of SKU-12, which Shopify holds back');
  });

  test('with lines that are not of the Shopify order sends the others and says so', () => {
    expect(
      mapFulfillment({ ...SHIPMENT, otherLines: 1 }, order([fulfillmentOrder()]), NOBODY, RULES),
    ).toMatchObject({ kind: 'create', note: expect.stringContaining('1 line') as string });
  });

  test('is left to the service that has all its units', () => {
    expect(
      mapFulfillment(SHIPMENT, order([fulfillmentOrder({ atService: true })]), NOBODY, RULES),
    ).toMatchObject({ kind: 'skip' });
  });

  test('does not send again what an earlier attempt made, and completes the rest', () => {
    const made = fulfillment('F1', 1);
    const left = fulfillmentOrder({
      lines: [{ id: 'FOL1', lineItem: '11', label: 'SKU-11', remaining: 1 }],
    });
    expect(
      mapFulfillment(SHIPMENT, order([left], [made]), { ...NOBODY, found: [made] }, RULES),
    ).toMatchObject({ kind: 'create', fulfillments: [{ sent: { units: { '11': 1 } } }] });
  });

  test('that a person fulfilled in Shopify by hand belongs to that fulfillment', () => {
    const made = fulfillment('F1', 2);
    const closed = fulfillmentOrder({ status: 'CLOSED' });
    expect(mapFulfillment(SHIPMENT, order([closed], [made]), NOBODY, RULES)).toMatchObject({
      kind: 'adopt',
      fulfillment: { id: 'F1' },
    });
    const others = { found: [], ofOthers: new Set(['F1']) };
    expect(mapFulfillment(SHIPMENT, order([closed], [made]), others, RULES)).toMatchObject({
      kind: 'hold',
      problem: { code: 'NOTHING_LEFT_TO_FULFILL' },
    });
  });
});

function fulfillment(id: string, quantity: number): ExistingFulfillment {
  return {
    id,
    name: '#1001-F1',
    cancelled: false,
    createdAt: '2026-11-21T10:00:00Z',
    location: EAST,
    lines: [{ lineItem: '11', label: 'SKU-11', quantity }],
    company: '',
    trackingNumbers: [],
  };
}

describe('after an unknown outcome', () => {
  const before: Before = {
    order: 'gid://shopify/Order/1',
    existing: ['F0'],
    sent: [{ location: EAST, units: { '11': 1 }, trackingNumbers: [] }],
    made: [],
  };
  const ids = (text: Before, all: ExistingFulfillment[], others: string[] = []) =>
    found(text, order([], all), new Set(others)).map(({ id }) => id);

  test('a fulfillment that was not there before, with the same units and place, is ours', () => {
    expect(ids(before, [fulfillment('F0', 1), fulfillment('F1', 1)])).toEqual(['F1']);
    expect(ids(before, [fulfillment('F0', 1)])).toEqual([]);
    expect(ids(before, [fulfillment('F1', 2)])).toEqual([]);
  });

  test('one that belongs to another item fulfillment of the same order is not', () => {
    expect(ids(before, [fulfillment('F1', 1)], ['F1'])).toEqual([]);
  });

  test('a cancelled one is not', () => {
    expect(ids(before, [{ ...fulfillment('F1', 1), cancelled: true }])).toEqual([]);
  });

  test('one that Shopify confirmed is ours and is not counted twice', () => {
    const confirmed = { ...before, made: ['F1'] };
    expect(ids(confirmed, [fulfillment('F1', 1), fulfillment('F2', 1)])).toEqual(['F1']);
  });
});

describe('tracking', () => {
  const mappings = [
    { kind: 'carrier', shopify: 'UPS', netsuite: '3', options: '' },
    {
      kind: 'carrier',
      shopify: 'Bote',
      netsuite: '4',
      options: '{"url": "https://bote.example/{number}"}',
    },
  ];
  test.each([
    ['3', { numbers: ['A 1'], company: 'UPS' }],
    ['4', { numbers: ['A 1'], company: 'Bote', urls: ['https://bote.example/A%201'] }],
    ['9', { numbers: ['A 1'] }],
  ])('of ship method %s', (shipMethod, tracking) => {
    expect(mapTracking({ trackingNumbers: ['A 1'] }, carrierOf(shipMethod, mappings))).toEqual(
      tracking,
    );
  });

  test('of a shipment without numbers is none', () => {
    expect(mapTracking({ trackingNumbers: [] }, carrierOf('3', mappings))).toBeNull();
  });
});
