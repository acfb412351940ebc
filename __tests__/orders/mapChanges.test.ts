import type { StandingLine } from '../../ts/orders/changeOfLine';
import { mapChanges } from '../../ts/orders/mapChanges';
import { mapOrder } from '../../ts/orders/mapOrder';
import type { SalesOrderPlan } from '../../ts/orders/orderPlan';
import { knownWorld } from './known';
import { allocation, line, shopifyOrder, tax } from './shopifyOrder';

const goods = line(1000, 3, {
  discountAllocations: [allocation('TEN', 300)],
  taxLines: [tax('VAT', 0.2, 540)],
});
const key = goods.id.split('/').pop()!;

function planOf(lines = [goods], total = 3240, settings = {}): SalesOrderPlan {
  const order = shopifyOrder(lines, [], total);
  const mapped = mapOrder({ order, lines, ledger: null }, knownWorld(settings));
  if (mapped.kind !== 'plan') throw new Error(JSON.stringify(mapped));
  return mapped.plan.salesOrder;
}

/** The order as NetSuite has it after the plan was written. */
function standing(plan: SalesOrderPlan, given: Partial<StandingLine> = {}): StandingLine[] {
  return plan.lines.map((one, index) => ({
    index,
    key: one.key,
    description: one.description,
    quantity: one.quantity ?? 0,
    amount: one.amount ?? 0,
    location: '5',
    tax: 0,
    processed: 0,
    shipped: 0,
    billed: 0,
    closed: false,
    ...(one.key === key && given),
  }));
}

const changes = (plan: SalesOrderPlan, lines: StandingLine[]) => {
  const mapped = mapChanges(plan, lines);
  expect(mapped.byHand).toEqual([]);
  return mapped.changes;
};

const fewer = {
  ...goods,
  quantity: 1,
  originalTotalSet: line(1000, 1).originalTotalSet,
  discountAllocations: [allocation('TEN', 100)],
  taxLines: [tax('VAT', 0.2, 180)],
};

test('nothing differs, nothing is written', () => {
  expect(changes(planOf(), standing(planOf()))).toEqual([]);
});

test('fewer units lower the line, its discount and its tax', () => {
  expect(changes(planOf([fewer], 1080), standing(planOf()))).toEqual([
    {
      kind: 'set',
      index: 0,
      quantity: 1,
      amount: 1000,
      closed: false,
      location: '',
      assigned: '',
      tax: null,
    },
    {
      kind: 'set',
      index: 1,
      quantity: null,
      amount: -100,
      closed: false,
      location: '',
      assigned: '',
      tax: null,
    },
    {
      kind: 'set',
      index: 2,
      quantity: 1,
      amount: 180,
      closed: false,
      location: '',
      assigned: '',
      tax: null,
    },
  ]);
});

test('a line that is gone comes down to nothing and is closed, a new one is added at the end', () => {
  const other = line(500, 1, { sku: 'THING-2' });
  const found = changes(planOf([other], 500), standing(planOf()));
  expect(
    found.map((change) =>
      change.kind === 'set' ? [change.quantity, change.amount, change.closed] : change.line.item,
    ),
  ).toEqual([[0, 0, true], [null, 0, false], [0, 0, true], '12']);
});

test('what was shipped is not taken back: the open rest goes, and a person decides about it', () => {
  const mapped = mapChanges(planOf([fewer], 1080), standing(planOf(), { processed: 2 }));
  expect(mapped.byHand).toEqual([
    { reason: expect.stringContaining('asks for 1 units, but 2 are picked'), steps: ['picked'] },
  ]);
  const further = { processed: 3, shipped: 2, billed: 2 };
  expect(mapChanges(planOf([fewer], 1080), standing(planOf(), further)).byHand).toEqual([
    {
      reason: expect.stringContaining(
        'asks for 1 units, but 3 are picked and 2 are shipped and 2 are billed',
      ),
      steps: ['picked', 'shipped', 'billed'],
    },
  ]);
  expect(mapped.changes[0]).toMatchObject({ index: 0, quantity: 2, amount: 2000, closed: false });
  expect(mapped.changes).toHaveLength(3);
});

test('another price of units that are billed is a person’s decision, more units at their price are not', () => {
  const dearer = { ...goods, originalTotalSet: line(1100, 3).originalTotalSet };
  expect(mapChanges(planOf([dearer], 3540), standing(planOf(), { billed: 1 })).byHand).toEqual([
    {
      reason: expect.stringContaining('makes 33.00 instead of 30.00 now, but 1 units are billed'),
      steps: ['billed'],
    },
  ]);
  const more = { ...goods, quantity: 4, originalTotalSet: line(1000, 4).originalTotalSet };
  expect(mapChanges(planOf([more], 4240), standing(planOf(), { billed: 3 })).byHand).toEqual([]);
});

describe('once tax and discounts are billed', () => {
  const billed = (plan: SalesOrderPlan) =>
    standing(plan).map((one) => (one.key === key ? one : { ...one, billed: 1 }));
  const more = {
    ...goods,
    quantity: 4,
    originalTotalSet: line(1000, 4).originalTotalSet,
    discountAllocations: [allocation('TEN', 400)],
    taxLines: [tax('VAT', 0.2, 720)],
  };

  test('their difference is a line of its own, which further changes are made on', () => {
    const plan = planOf([more], 4320);
    const added = changes(plan, billed(planOf())).filter((change) => change.kind === 'add');
    expect(added.map(({ line: { key: of, amount } }) => [of, amount])).toEqual([
      ['discount:TEN', -100],
      ['tax:802', 180],
    ]);
    const [first, ...rest] = standing(plan);
    const after = [
      first!,
      ...billed(planOf()).slice(1),
      ...rest.map((one, at) => ({ ...one, index: 9 + at, amount: added[at]!.line.amount! })),
    ];
    expect(changes(plan, after)).toEqual([]);
    expect(changes(planOf(), after).slice(1)).toMatchObject([
      { index: 9, amount: 0 },
      { index: 10, amount: 0 },
    ]);
  });

  test('less discount is a person’s decision, less tax is a line that takes away', () => {
    const mapped = mapChanges(planOf([fewer], 1080), billed(planOf()));
    expect(mapped.byHand).toMatchObject([
      { reason: 'discount:TEN makes -1.00 now, but -3.00 of it is billed' },
    ]);
    expect(mapped.changes.at(-1)).toMatchObject({ kind: 'add', line: { amount: -360 } });
  });
});

test('the open rest of a partly shipped line can go', () => {
  expect(changes(planOf([fewer], 1080), standing(planOf(), { processed: 1 }))).toHaveLength(3);
});

test('lines that people added and items they exchanged stay as they are', () => {
  const gift: StandingLine = {
    index: 9,
    key: '',
    description: 'Gift',
    quantity: 1,
    amount: 0,
    location: '5',
    tax: 0,
    processed: 0,
    shipped: 0,
    billed: 0,
    closed: false,
  };
  expect(changes(planOf(), [...standing(planOf()), gift])).toEqual([]);
});

test('with tax on the lines a discount is added under its line, below those that are there', () => {
  const before = planOf([{ ...goods, taxLines: [] }], 2700, { tax: 'netsuite' });
  const both = [allocation('TEN', 300), allocation('VIP', 100)];
  const after = planOf([{ ...goods, discountAllocations: both, taxLines: [] }], 2600, {
    tax: 'netsuite',
  });
  expect(changes(after, standing(before))).toMatchObject([
    { kind: 'add', line: { amount: -100 }, below: 1 },
  ]);
  expect(changes(after, []).map((change) => change.kind === 'add' && change.below)).toEqual([
    null,
    null,
    null,
  ]);
  expect(mapChanges(after, standing(before, { billed: 3 })).byHand).toEqual([
    {
      reason: expect.stringContaining('a discount now, but 3 units are billed'),
      steps: ['billed'],
    },
  ]);
});

test('a line that a person closed stays closed unless more is wanted', () => {
  const more = { ...goods, quantity: 4, originalTotalSet: line(1000, 4).originalTotalSet };
  const closed = standing(planOf(), { closed: true });
  expect(changes(planOf(), closed)).toEqual([]);
  expect(changes(planOf([fewer], 1080), closed)[0]).toMatchObject({ quantity: 1, closed: true });
  expect(changes(planOf([more], 4240), closed)[0]).toMatchObject({ quantity: 4, closed: false });
});

test('where Shopify routes a line to is followed until something of it is picked', () => {
  const order = shopifyOrder([goods], [], 3240, {
    fulfillmentOrders: {
      pageInfo: { hasNextPage: false },
      nodes: [
        {
          status: 'OPEN',
          assignedLocation: { location: { id: 'gid://shopify/Location/88' } },
          lineItems: {
            pageInfo: { hasNextPage: false },
            nodes: [{ totalQuantity: 3, lineItem: { id: goods.id } }],
          },
        },
      ],
    },
  });
  const known = {
    ...knownWorld({ lineLocation: 'assigned' }),
    mappings: [
      { kind: 'location', shopify: 'gid://shopify/Location/88', netsuite: '6', options: '' },
    ],
  };
  const mapped = mapOrder({ order, lines: [goods], ledger: null }, known);
  if (mapped.kind !== 'plan') throw new Error(JSON.stringify(mapped));
  const plan = mapped.plan.salesOrder;
  expect(changes(plan, standing(plan))).toMatchObject([{ location: '6', assigned: '{"88":3}' }]);
  expect(changes(plan, standing(plan, { processed: 1 }))).toEqual([]);
});
