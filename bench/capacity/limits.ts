/** NetSuite's published limits by service tier (netsuite-platform §2.3, §3.4; transaction lines: review 19). */
export interface Licence {
  tier: string;
  /** SuiteCloud Plus licences. */
  plus: number;
  /** RESTlet, REST and SOAP requests at once, for the whole account. */
  slots: number;
  /** For scheduled and map/reduce scripts, for the whole account. */
  processors: number;
  /** Monthly transaction lines, average of six months. */
  monthlyLines: number;
}

const TIERS = [
  { tier: 'Standard', slots: 5, mostPlus: 1, monthlyLines: 200_000 },
  { tier: 'Premium', slots: 15, mostPlus: 3, monthlyLines: 2_000_000 },
  { tier: 'Enterprise', slots: 20, mostPlus: 6, monthlyLines: 10_000_000 },
  { tier: 'Ultimate', slots: 20, mostPlus: 12, monthlyLines: 50_000_000 },
];
const SLOTS_PER_PLUS = 10;
const PROCESSORS_WITHOUT_PLUS = 2;
const PROCESSORS_PER_PLUS = 5;

/** Each tier without SuiteCloud Plus and with as many licences as it may have. */
export const LICENCES: readonly Licence[] = TIERS.flatMap((tier) =>
  [0, tier.mostPlus].map((plus) => licenceOf(tier, plus)),
);

/** Every one that can be bought, smallest first. */
export const EVERY_LICENCE: readonly Licence[] = TIERS.flatMap((tier) =>
  Array.from({ length: tier.mostPlus + 1 }, (_, plus) => licenceOf(tier, plus)),
);

function licenceOf({ tier, slots, monthlyLines }: (typeof TIERS)[number], plus: number): Licence {
  return {
    tier,
    plus,
    slots: slots + plus * SLOTS_PER_PLUS,
    processors: plus === 0 ? PROCESSORS_WITHOUT_PLUS : plus * PROCESSORS_PER_PLUS,
    monthlyLines,
  };
}

/** The same tier with one more SuiteCloud Plus; null if it may have no more. */
export function onePlusMore({ tier, plus }: Licence): Licence | null {
  const found = TIERS.find((one) => one.tier === tier);
  return found && plus < found.mostPlus ? licenceOf(found, plus + 1) : null;
}

/** The next tier with as many SuiteCloud Plus; null above the highest. */
export function nextTier({ tier, plus }: Licence): Licence | null {
  const next = TIERS[TIERS.findIndex((one) => one.tier === tier) + 1];
  return next ? licenceOf(next, plus) : null;
}

/** Points per second that come back, by store plan (shopify-platform §3.1). */
export const PLANS = [
  { plan: 'Standard', pointsPerSecond: 100 },
  { plan: 'Advanced', pointsPerSecond: 200 },
  { plan: 'Plus', pointsPerSecond: 1_000 },
  { plan: 'Enterprise', pointsPerSecond: 2_000 },
] as const;
export type Plan = (typeof PLANS)[number];

/** Where each limit is published, for whoever checks them. */
export const SOURCES = [
  {
    limit: 'RESTlet, REST and SOAP requests at once, per account',
    figures: `${TIERS.map(({ tier, slots }) => `${tier} ${slots}`).join(', ')}; ${SLOTS_PER_PLUS} more per SuiteCloud Plus licence`,
    source: 'NetSuite help, bridgehead_1500275603 (concurrency by tier)',
  },
  {
    limit: 'processors for map/reduce and scheduled scripts',
    figures: `${PROCESSORS_WITHOUT_PLUS} without SuiteCloud Plus, ${PROCESSORS_PER_PLUS} per licence; at most ${TIERS.map(({ tier, mostPlus }) => `${tier} ${mostPlus}`).join(', ')} licences`,
    source: 'NetSuite help, section_1518131145 (SuiteCloud processors)',
  },
  {
    limit: 'transaction lines a month, mean of six months',
    figures: TIERS.map(
      ({ tier, monthlyLines }) => `${tier} ${monthlyLines.toLocaleString('en-US')}`,
    ).join(', '),
    source: 'NetSuite help, section_160311737279 (service tiers)',
  },
  {
    limit: 'Shopify points a second that come back, per store',
    figures: PLANS.map(
      ({ plan, pointsPerSecond }) => `${plan} ${pointsPerSecond.toLocaleString('en-US')}`,
    ).join(', '),
    source: 'shopify.dev, API limits (GraphQL Admin API)',
  },
] as const;

/** Lines of a 3-line order through to cash: order, fulfillment, invoice, deposit, deposit application (an estimate, review 19). */
export const LINES_TO_CASH = 15;
export const DAYS_PER_MONTH = 30;

/** A day's. */
export interface Load {
  orders: number;
  /** Changed quantities of an item at a location; every store hears of each. */
  stockChanges: number;
  stores: number;
}

export const LOADS = [
  { orders: 1_000, stockChanges: 10_000, stores: 1 },
  { orders: 10_000, stockChanges: 100_000, stores: 3 },
  { orders: 100_000, stockChanges: 1_000_000, stores: 10 },
  { orders: 1_000_000, stockChanges: 10_000_000, stores: 20 },
] as const satisfies readonly Load[];

/** What a merchant asks about first; ten stock changes per order. */
export const VOLUMES: readonly Load[] = [
  [400, 1],
  [1_000, 1],
  [4_000, 1],
  [10_000, 3],
  [20_000, 3],
  [50_000, 10],
  [100_000, 10],
  [1_000_000, 20],
].map(([orders = 0, stores = 0]) => ({ orders, stockChanges: orders * 10, stores }));

/** Of a day's orders. */
export const PEAK_HOUR_SHARE = 0.2;
export const FLASH_MINUTE_SHARE = 0.01;
