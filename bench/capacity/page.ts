import {
  answerRows,
  comparedRows,
  drivenRows,
  laterRows,
  markdown,
  stepRows,
  type Answer,
  type Driven,
} from './report.ts';

export interface PageParts {
  at: string;
  commit: string;
  othersShare: number;
  quick: boolean;
  driven: readonly Driven[];
  compared: readonly (Driven & { modelled: number })[];
  answers: readonly Answer[];
  steps: readonly Answer[];
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
  steps,
}: PageParts): string {
  const others = Math.round(othersShare * 100);
  return `# Capacity

Written by \`npm run capacity${quick ? ' -- --quick' : ''}\` on ${at.slice(0, 10)} at commit ${commit}. Do not edit it; run it.

**None of this is a measurement of NetSuite.** The real bundles run in the local NetSuite, whose calls take the times of a model
([\`emulator/netsuite/latency.ts\`](../emulator/netsuite/latency.ts)): log-normal figures, every one of them an assumption. What the figures are
good for: which limit binds first, what a licence step changes, how a queue grows and drains. Put your own account's times into
the model and run it again.

## Driven

The built scripts, the relay and both local systems on one virtual clock; paid orders of three lines, new customers. Where the
name says a day or a quarter hour, the warehouse ships each order by a single save ten to seventy minutes after its import, and stock moves
beside it, ten changed item-locations per order. A day has a peak hour of 20 % and a flash minute of 1 % of its orders; the busiest
quarter hour has the flash minute in its middle. Units are NetSuite's governance units and points Shopify's query cost, both as Crossdock's own activity
records book them for imports, with the hints that routing, shipments and our own writes send back. "Place seconds" is how
long calls held one of NetSuite's concurrent requests, per order; calls without news count too (the relay is NetSuite's clock), which
makes orders far apart dear. Times are read off once a second.

${markdown(drivenRows(driven))}

${markdown(laterRows(driven))}

A shipment's push and a small stock move's run inside the save; a larger move's with the relay's next call.

## Extrapolated

From the costs above and published limits: concurrent requests and processors by tier and SuiteCloud Plus, monthly
transaction lines by tier (15 lines for a 3-line order through to cash: order, fulfillment, invoice, deposit, application; an
estimate), points by store plan. The costs per order are those of the busiest quarter hour that was driven. ${others} % of requests and processors are left to the merchant's other scripts
(\`--others ${others}\`). Orders are spread evenly over the stores. Every
row of these two tables is **extrapolated**: a queue that is served at the measured cost per order, minute by minute. It scales in a
straight line over requests and processors, which real saves of the same few items will not: take them as upper bounds. How far the
queue can be trusted shows where the same time was driven and modelled:

${markdown(comparedRows(compared))}

What each licence carries, for one store (10 stock changes per order):

${markdown(stepRows(steps))}

${markdown(answerRows(answers))}

"no": more is asked for than there is; the column beside names what gives out first. Where that is the monthly
transaction lines, the figures of the queue hold all the same: NetSuite charges for more lines or moves the account up, it does not stop.

![Orders waiting over a day](capacity-queue.svg)

![Orders waiting, as driven](capacity-burst.svg)

## What is not in it

Contention: saves that commit the same item and location wait for each other in NetSuite, and a flash sale hits a few items; nobody
has published by how much. The merchant's own user events and workflows on sales orders (the model's save has none). Time
that NetSuite takes for rows of a stock push beyond the first few. Shopify's own hours.
`;
}
