import type { Costs } from './costs.ts';
import { carries, day, type Carried, type DayResult, type Limit } from './day.ts';
import {
  EVERY_LICENCE,
  LICENCES,
  LOADS,
  PLANS,
  VOLUMES,
  type Licence,
  type Load,
  type Plan,
} from './limits.ts';

/** A load on a licence and a store plan. */
export interface Choice {
  load: Load;
  licence: Licence;
  plan: Plan;
}

export interface Answer extends Choice {
  result: DayResult;
}

export interface Need extends Answer {
  /** The smallest whose calls and processors do, whatever its transaction lines; null: none. */
  byPlaces: Licence | null;
  /** What it takes if every order costs what it did in the dearest drive; null: more than there is. */
  atDearest: { licence: Licence | null; plan: Plan };
  /** The next licence, and what it carries. */
  next: { licence: Licence; sustained: number } | null;
}

/** What one store with ten stock changes per order gets from a licence, limit by limit. */
export interface Offer {
  licence: Licence;
  byLines: number;
  byPlaces: number;
  /** By plan, all limits together. */
  byPlan: Carried[];
  next: { licence: Licence; sustained: number }[];
}

const ONE_STORE: Load = LOADS[0];
const LARGEST: Plan = PLANS[3];
const LARGEST_LICENCE = EVERY_LICENCE.at(-1) as Licence;

/**
 * The smallest plan that leaves enough points, and the smallest licence that carries the load with it.
 * @param dear costs at their dearest
 */
export function needs(
  costs: Costs,
  dear: Costs,
  othersShare: number,
  loads: readonly Load[] = VOLUMES,
): Need[] {
  return loads.map((load) => {
    const { plan, licence: found, byPlaces } = smallest(load, costs, othersShare);
    const at = (one: Licence) =>
      carries(load, one, plan.pointsPerSecond, costs, othersShare).sustained;
    const licence = found ?? LARGEST_LICENCE;
    const more = EVERY_LICENCE.slice(EVERY_LICENCE.indexOf(licence) + 1);
    const result = day(load, licence, plan.pointsPerSecond, costs, othersShare);
    const next = more.find((one) => at(one) > result.sustained * WORTH_IT);
    const atDearest = smallest(load, dear, othersShare);
    return {
      load,
      licence,
      plan,
      result,
      byPlaces,
      atDearest: { licence: atDearest.licence, plan: atDearest.plan },
      next: next ? { licence: next, sustained: at(next) } : null,
    };
  });
}
const WORTH_IT = 1.05;

function smallest(load: Load, costs: Costs, othersShare: number) {
  const plan = planFor(load, costs, othersShare);
  const find = (enough: (uses: Carried['uses']) => boolean) =>
    EVERY_LICENCE.find((licence) =>
      enough(carries(load, licence, plan.pointsPerSecond, costs, othersShare).uses),
    ) ?? null;
  return {
    plan,
    licence: find((uses) => fits({ uses })),
    byPlaces: find((uses) =>
      fits({ uses: uses.filter((use) => use.limit !== 'transaction lines') }),
    ),
  };
}

/** Each load on each tier, without SuiteCloud Plus and with as much as there is. */
export function answers(costs: Costs, othersShare: number): Answer[] {
  return LOADS.flatMap((load) => {
    const plan = planFor(load, costs, othersShare);
    return LICENCES.map((licence) => ({
      load,
      licence,
      plan,
      result: day(load, licence, plan.pointsPerSecond, costs, othersShare),
    }));
  });
}

export function offers(costs: Costs, othersShare: number): Offer[] {
  const at = (licence: Licence, plan: Plan) =>
    carries(ONE_STORE, licence, plan.pointsPerSecond, costs, othersShare);
  return LICENCES.map((licence) => {
    const most = at(licence, LARGEST);
    const by = (limit: Limit) =>
      ONE_STORE.orders / (most.uses.find((use) => use.limit === limit)?.share ?? 1);
    return {
      licence,
      byLines: by('transaction lines'),
      byPlaces: by('calls and processors'),
      byPlan: PLANS.map((plan) => at(licence, plan)),
      next: nextSteps(licence).map((one) => ({
        licence: one,
        sustained: at(one, LARGEST).sustained,
      })),
    };
  });
}

/** One more SuiteCloud Plus, and the next tier with as many. */
function nextSteps({ tier, plus }: Licence): Licence[] {
  const of = (name: string | undefined, count: number) =>
    EVERY_LICENCE.filter((one) => one.tier === name && one.plus === count);
  const tiers = [...new Set(EVERY_LICENCE.map((one) => one.tier))];
  return [...of(tier, plus + 1), ...of(tiers[tiers.indexOf(tier) + 1], plus)];
}

/** What the points of one store's plan carry, whatever the licence. */
export function planCarries(costs: Costs, othersShare: number): { plan: Plan; orders: number }[] {
  return PLANS.map((plan) => {
    const { uses } = carries(
      ONE_STORE,
      LICENCES[0] as Licence,
      plan.pointsPerSecond,
      costs,
      othersShare,
    );
    const share = uses.find(({ limit }) => limit === 'Shopify points')?.share ?? 1;
    return { plan, orders: ONE_STORE.orders / share };
  });
}

/** What one store is carried by calls and processors, and by points, with these costs over what with those. */
export function carriedWith(dear: Costs, costs: Costs, othersShare: number) {
  const shareOf = (limit: Limit, one: Costs) =>
    carries(
      ONE_STORE,
      LICENCES[0] as Licence,
      PLANS[0].pointsPerSecond,
      one,
      othersShare,
    ).uses.find((use) => use.limit === limit)?.share ?? 1;
  const ratio = (limit: Limit) => shareOf(limit, costs) / shareOf(limit, dear);
  return { byPlaces: ratio('calls and processors'), byPoints: ratio('Shopify points') };
}

function planFor(load: Load, costs: Costs, othersShare: number): Plan {
  const enough = PLANS.find(({ pointsPerSecond }) =>
    carries(load, LICENCES[0] as Licence, pointsPerSecond, costs, othersShare).uses.some(
      ({ limit, share }) => limit === 'Shopify points' && share <= 1,
    ),
  );
  return enough ?? LARGEST;
}

export function fits({ uses }: Pick<Carried, 'uses'>): boolean {
  return uses.every(({ share }) => share <= 1);
}
