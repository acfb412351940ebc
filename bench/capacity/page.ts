import { PLANS } from './limits.ts';
import {
  answerRows,
  carriedRows,
  comparedRows,
  drivenRows,
  laterRows,
  markdown,
  needRows,
  stepRows,
  type Answer,
  type Driven,
  type Step,
} from './report.ts';

export interface PageParts {
  at: string;
  commit: string;
  othersShare: number;
  quick: boolean;
  driven: readonly Driven[];
  compared: readonly (Driven & { modelled: number })[];
  answers: readonly Answer[];
  carried: readonly Answer[][];
  steps: readonly Step[];
  queues: readonly { name: string; title: string }[];
}

/** docs/capacity.md. Every figure is measured in the run, a published limit, or marked as extrapolated. */
export function page({
  at,
  commit,
  othersShare,
  quick,
  driven,
  compared,
  answers,
  carried,
  steps,
  queues,
}: PageParts): string {
  const others = Math.round(othersShare * 100);
  return `# Capacity

Written by \`npm run capacity${quick ? ' -- --quick' : ''}\` on ${at.slice(0, 10)} at commit ${commit}. Do not edit it; run it.

**None of this is a measurement of NetSuite.** The real bundles run in the local NetSuite, whose calls take the times of a model
([\`emulator/netsuite/latency.ts\`](../emulator/netsuite/latency.ts)): log-normal figures, every one of them an assumption. What the figures are
good for: which limit binds first, what a licence step changes, how a queue grows and drains. Put your own account's times into
the model and run it again.

## Driven

The built scripts, the relay and both local systems on one virtual clock; paid orders of three lines, new customers. *One order a
minute* is what each flow takes by itself: nothing waits. Where stock and shipments are told below, the warehouse ships each order by a
single save soon after its import (within ten minutes, five to twenty in the ten minutes), and stock moves beside it, ten changed
item-locations per order, which every store hears of. "Orders an hour" is what was carried until nine of ten were in NetSuite.
A day has a peak hour of 20 % and a flash minute of 1 % of its orders; the busiest ten minutes have the flash minute in their middle.

Units are NetSuite's governance units of all scripts, user events among them, and points Shopify's query cost of all calls: with what
routing, shipments and our own writes send back, and with stock. "Seconds in calls" is how long the relay's calls held one of NetSuite's
concurrent requests. Calls without news count too (the relay is NetSuite's clock), which makes orders far apart dear. Times
are read off once a second, those of shipments inside the save to the millisecond.

${markdown(drivenRows(driven))}

${markdown(laterRows(driven))}

A shipment's push and a small stock move's run inside the save, unless Shopify was slow or short of points a moment ago; a larger
move's with the relay's next call. No figure rises while orders that sell the item wait to be imported, so stock waits where orders do.

## Extrapolated

From the costs above and published limits: concurrent requests and processors by tier and SuiteCloud Plus, monthly
transaction lines by tier (15 lines for a 3-line order through to cash: order, fulfillment, invoice, deposit, application; an
estimate), points by store plan. What an order costs is what the places and processors of the busiest drive above took for it while
orders waited (in the ten minutes echoes of shipments among it), stock apart; the latencies are those of
*one order a minute* plus the time in the queue. ${others} % of requests and processors are left to the merchant's other scripts
(\`--others ${others}\`). Orders are spread evenly over the stores; every store hears of every stock change. Every
row from here on is **extrapolated**: a queue that is served at the measured cost per order, minute by minute, after a day like it. It scales in a
straight line over requests and processors, which real saves of the same few items will not: take them as upper bounds. How far the
queue can be trusted shows where the same time was driven and modelled:

${markdown(comparedRows(compared))}

What each volume needs:

${markdown(needRows(answers))}

What each licence and each store plan carry together, for one store with ten stock changes per order, and in brackets what binds:

${markdown(carriedRows(PLANS, carried))}

What the next step buys, for that store:

${markdown(stepRows(steps))}

Each volume on each licence:

${markdown(answerRows(answers))}

"no": more is asked for than there is; "what binds first" names what gives out, and how much of it is asked for. Where that is the monthly
transaction lines, the figures of the queue hold all the same: NetSuite charges for more lines or moves the account up, it does not stop.
Most shipments are pushed inside the warehouse's save and wait for points only (p50); what is left to the relay's calls (p95, p99) and stock
moves wait as orders do.

${queues.map(({ name, title }) => `![${title}](${name})`).join('\n\n')}

Volumes without a chart let no order wait for a minute on any licence. Licences that never catch up are not drawn.

![Orders waiting, as driven](capacity-burst.svg)

## What is not in it

Contention: saves that commit the same item and location wait for each other in NetSuite, and a flash sale hits a few items; nobody
has published by how much (\`npm run bench -- orders\` has a row for a guess). The merchant's own user events and workflows on sales orders (the model's save has none). Time
that NetSuite takes for rows of a stock push beyond the first few. Shopify's own hours.
`;
}
