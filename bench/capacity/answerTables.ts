import { fits, type Answer, type Need, type Offer } from './answers.ts';
import type { Carried, DayResult } from './day.ts';
import { licenceName, number, percent, seconds, three, whole, type Table } from './format.ts';
import { PLANS, SOURCES, type Licence, type Plan } from './limits.ts';

/** What a merchant asks first. */
export function needRows(needs: readonly Need[]): Table {
  return [
    [
      'orders a day',
      'stores',
      'NetSuite',
      'Shopify, each store',
      'scarcest',
      'calls and processors alone would need',
      'at the dearest cost of an order',
      'an order is in NetSuite after (half, 95 %, 99 % of them)',
      'what the next step brings',
    ],
    ...needs.map(({ load, licence, plan, result, byPlaces, atDearest, next }) => [
      whole(load.orders),
      `${load.stores}`,
      fits(result)
        ? licenceName(licence)
        : `none; the largest (${licenceName(licence)}) carries ${whole(result.sustained)}`,
      plan.plan,
      useOf(result.uses, 0),
      byPlaces ? licenceName(byPlaces) : NONE,
      dearestName(atDearest, licence, plan),
      result.caughtUpAfter === null ? 'later every day' : three(result.latency.import),
      next
        ? `${licenceName(next.licence)}: ${whole(result.sustained)} → ${whole(next.sustained)} orders a day`
        : 'there is none',
    ]),
  ];
}

const NONE = 'more than there is';

function dearestName(
  { licence, plan }: Need['atDearest'],
  usual: Licence,
  usualPlan: Plan,
): string {
  if (!licence) return NONE;
  if (licence === usual && plan === usualPlan) return 'the same';
  return `${licenceName(licence)}${plan === usualPlan ? '' : `, Shopify ${plan.plan}`}`;
}

/** What each licence carries, limit by limit, and what the next step brings. */
export function offerRows(offers: readonly Offer[]): Table {
  return [
    [
      'NetSuite',
      'its transaction lines allow',
      'its calls and processors carry',
      'the next step brings',
    ],
    ...offers.map(({ licence, byLines, byPlaces, next }) => {
      const carried = Math.min(byLines, byPlaces);
      return [
        licenceName(licence),
        whole(Math.floor(byLines)),
        whole(Math.floor(byPlaces)),
        next
          .map(({ licence: one, sustained }) => {
            const gain = sustained / carried;
            return `${licenceName(one)}: ${gain <= NO_GAIN ? 'nothing' : `× ${number(gain)}`}`;
          })
          .join('; ') || 'there is none',
      ];
    }),
  ];
}
const NO_GAIN = 1.01;

export function planRows(plans: readonly { plan: Plan; orders: number }[]): Table {
  return [
    ['Shopify', 'points a second', 'orders a day of one store'],
    ...plans.map(({ plan, orders }) => [
      plan.plan,
      whole(plan.pointsPerSecond),
      whole(Math.floor(orders)),
    ]),
  ];
}

/** Orders a day of one store, by NetSuite's licence and Shopify's plan. */
export function togetherRows(offers: readonly Offer[]): Table {
  return [
    ['orders a day, one store', ...PLANS.map(({ plan }) => `Shopify ${plan}`)],
    ...offers.map(({ licence, byPlan }) => [
      licenceName(licence),
      ...byPlan.map(({ sustained, uses }) => `${whole(sustained)} (${uses[0]?.limit ?? ''})`),
    ]),
  ];
}

/** Each load on each licence. */
export function answerRows(answers: readonly Answer[]): Table {
  return [
    [
      'orders a day',
      'stock changes',
      'stores',
      'NetSuite',
      'Shopify',
      'fits',
      'carries for ever',
      'import p50 / p95 / p99',
      'shipment',
      'stock move',
      'most waiting',
      'caught up again',
      'scarcest',
      'next',
    ],
    ...answers.map(({ load, licence, plan, result }) => {
      const { uses, latency, sustained } = result;
      const growing = result.caughtUpAfter === null;
      return [
        whole(load.orders),
        whole(load.stockChanges),
        `${load.stores}`,
        licenceName(licence),
        plan.plan,
        fits(result) ? 'yes' : 'no',
        whole(sustained),
        growing ? 'longer every day' : three(latency.import),
        three(latency.shipment),
        growing || result.laterLeft === null ? 'longer every day' : three(latency.stock),
        growing ? 'more every day' : whole(Math.max(...result.depth)),
        caughtUp(result),
        useOf(uses, 0),
        useOf(uses, 1),
      ];
    }),
  ];
}

function caughtUp({ caughtUpAfter, left, laterLeft }: DayResult): string {
  if (caughtUpAfter === null)
    return `never: ${whole(left.orders)} orders are left after the first day, ${whole(left.moreEachDay)} more after each`;
  const orders = caughtUpAfter <= 1 ? 'at once' : `${seconds(caughtUpAfter * 60)} after the flash`;
  if (laterLeft === null) return `orders ${orders}, stock never`;
  return laterLeft < NOT_WORTH_TELLING
    ? orders
    : `orders ${orders}, stock ${number(laterLeft)} h after midnight`;
}
/** Hours. */
const NOT_WORTH_TELLING = 0.1;

export function sourceRows(): Table {
  return [
    ['limit', 'figures', 'source'],
    ...SOURCES.map(({ limit, figures, source }) => [limit, figures, source]),
  ];
}

function useOf(uses: Carried['uses'], place: number): string {
  const use = uses[place];
  return use ? `${use.limit}: ${percent(use.share)}` : '';
}
