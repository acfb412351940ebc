import { carriedWith, type Answer, type Need, type Offer } from './answers.ts';
import {
  answerRows,
  needRows,
  offerRows,
  planRows,
  sourceRows,
  togetherRows,
} from './answerTables.ts';
import type { Chart } from './charts.ts';
import type { Compared } from './compare.ts';
import type { Costs, Measured } from './costs.ts';
import { comparedRows, costRows, drivenRows, laterRows } from './drivenTables.ts';
import { markdown, number, percent } from './format.ts';
import { DAYS_PER_MONTH, LINES_TO_CASH, type Plan } from './limits.ts';
import type { Recorded } from './record.ts';

/** What a --quick run is good for. */
export const QUICK_NOTE =
  'Two small drives: costs per order are rough, and what a licence carries may be off by a factor of two.';

export interface PageParts {
  recorded: Recorded;
  quick: boolean;
  othersShare: number;
  measured: Measured;
  costs: Costs;
  dear: Costs;
  /** That reckons; `recorded` names the one that drove. */
  commit: string;
  compared: readonly Compared[];
  needs: readonly Need[];
  offers: readonly Offer[];
  plans: readonly { plan: Plan; orders: number }[];
  answers: readonly Answer[];
  queues: readonly Chart[];
}

/** capacity.md. Every figure is measured in the run, a published limit, or marked as extrapolated. */
export function page(parts: PageParts): string {
  const { recorded, quick, othersShare, costs } = parts;
  const others = Math.round(othersShare * 100);
  const refused = recorded.driven.reduce((sum, { traded }) => sum + traded.refusedCalls, 0);
  const dear = carriedWith(parts.dear, costs, othersShare);
  return `# Capacity

Written by \`npm run capacity${quick ? ' -- --quick' : ''}\` from drives of ${recorded.at.slice(0, 10)} at commit ${recorded.commit}${parts.commit === recorded.commit ? '' : `, reckoned at ${parts.commit}`}. Do not edit it; run it.${quick ? `\n${QUICK_NOTE}` : ''}

## Which licence for how many orders a day

Paid orders of three lines that are imported and shipped, ten stock changes each that every store hears of, ${others} % of NetSuite's calls
and processors left to the merchant's other scripts, a peak hour of 20 %. The smallest that carries it:

${markdown(needRows(parts.needs))}

*Scarcest* is what gives out first when more comes, and how much of it is used. An order's cost was taken where calls were fullest; *at the dearest cost* shows what its
dearest drive would ask for. Transaction lines are what a NetSuite licence includes in
a month: beyond them NetSuite charges or moves the account up, nothing stops. Calls, processors and points are what makes orders wait. The relay must be given its
share: \`RELAY_CONCURRENCY\` is a third of the calls unless set ([relay](relay.md#run-it)), the table reckons with ${100 - others} %.

What one store gets, limit by limit (its orders a day are the least of its licence's two figures and its plan's):

${markdown(offerRows(parts.offers))}

${markdown(planRows(parts.plans))}

**None of this is a measurement of NetSuite.** The real bundles run in the local NetSuite, whose calls take the times of a model
([\`emulator/netsuite/latency.ts\`](../emulator/netsuite/latency.ts)): log-normal figures, every one of them an assumption. What the figures
are good for: which limit binds first, what a step changes, how a queue grows and drains. Put your own account's times into the model and
run it again (\`npm run capacity\`); \`npm run capacity -- --recorded --others 20\` reckons with the same drives and another share in seconds.

## The limits

${markdown(sourceRows())}

${LINES_TO_CASH} transaction lines bring a 3-line order to cash (order, fulfillment, invoice, deposit, application): an estimate, as are ${DAYS_PER_MONTH} days of it a month. So
200,000 lines are ${Math.floor(200_000 / LINES_TO_CASH / DAYS_PER_MONTH)} orders a day.

## Driven

The built scripts, the relay and both local systems on one virtual clock; orders by new customers. *One order a minute* is what each flow takes by itself:
nothing waits. Orders in one minute have neither shipments nor stock. Otherwise the warehouse ships each order by a single save soon after its import, and
stock moves beside it. "3 + 1": three calls of the relay at once and one map/reduce processor (a Standard account's
without the ${others} %; 9 + 1: Premium's). The busiest ten minutes have the flash minute, 1 % of the day's orders, in their middle.

${markdown(drivenRows(recorded.driven))}

${markdown(laterRows(recorded.driven))}

"Orders an hour": until nine of ten were in NetSuite; where the places have time to spare it is what came, not what they carry. Seconds in calls are how
long the relay's calls held one of NetSuite's concurrent requests, those without news among them: the more calls are free, the more often they look, so
an order costs least where most wait. Units are NetSuite's governance units of all scripts, points Shopify's query cost of all calls. NetSuite refused ${refused === 0 ? 'none' : refused}
of the relay's calls. Times are read off once a second. Shipments, and stock moves of five lines, are pushed inside the save as far as its
short time allows, unless Shopify was slow or short of points a moment ago; a larger move with the relay's next call. No figure rises while orders that sell the item wait, so stock waits where orders do.

![Orders waiting, as driven](capacity-driven.svg)

## From there to the extrapolation

${markdown(costRows(costs, parts.measured, recorded.driven.slice(1)))}

The fullest drive counts: where calls are free they look more often for less, and stock that may not rise yet is looked at again and again; that costs more per
order and takes nothing from anybody. Reckoned with the dearest drive, calls and processors carry ${percent(dear.byPlaces)} of what is told here and points ${percent(dear.byPoints)}.

A row can be recomputed by hand. An order takes ${number(costs.orderSeconds)} s, what follows ${number(costs.followSeconds)} s and stock
changes × stores × ${number(costs.changeSeconds)} s; the peak hour's orders times that, over calls + processors left × 3,600 s, is the use of "calls and processors"
(calls alone bring orders: their own ${number(costs.orderSeconds)} s must fit the calls). That is fewer than were driven for some minutes on the same places, since then what
follows is put off. It grows in a straight line with calls and processors, which real saves of the same few items will not: take it as an upper bound.

How long orders wait comes from a queue ([\`queue.ts\`](../bench/capacity/queue.ts)) that works as the relay's calls do: a call does up to 12 orders of a store
first and then what else is due, begins nothing after 20 s and finishes what it began; where many orders wait, the rest is left to the processors and to later.
None of its figures is fitted to a queue. How far it can be trusted shows where the same minutes were driven:

${markdown(comparedRows(parts.compared))}

Where it is wrong it is too kind to the slowest orders, and to short peaks after quiet minutes: a call takes what is at hand when it begins, and what it cannot reach
waits until it is over, while other calls end sooner. Take twice its p95 there. Stock is a rough guess: it waits for the orders that sell the item, then for
its turn. Shipments are taken to wait for points alone; in the drives one in a hundred waited for a call as well.

## Extrapolated: each volume on each licence

Every row is **extrapolated** from the costs above: a day with a peak hour of 20 % and a flash minute of 1 %, after a day like it. Orders are spread evenly over the stores.
Without SuiteCloud Plus, and with as many licences as the tier may have.

${markdown(answerRows(parts.answers))}

"no": more is asked for than there is. "Never": a day brings more than a day carries. Where transaction lines are scarcest the times hold all the same.

${parts.queues.map(({ name, title, without }) => `![${title}](${name})${without ? `\n\n${without}` : ''}`).join('\n\n')}

What a licence and a plan carry together, for one store, and in brackets what gives out first:

${markdown(togetherRows(parts.offers))}

## What is not in it

Contention: saves that commit the same item and location wait for each other in NetSuite, and a flash sale hits a few items; nobody
has published by how much (\`npm run bench -- orders\` has a row for a guess). The merchant's own user events and workflows on sales orders (the model's save has none). Time
that NetSuite takes for rows of a stock push beyond the first few. Shopify's own hours. Other integrations beyond their ${percent(othersShare)}.
`;
}
