import { call, type Answer } from '../shopify/client';
import type {
  MoreLinesQuery,
  MoreLinesQueryVariables,
  OrderLedgersQuery,
  OrderLedgersQueryVariables,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { held, retry, type Outcome } from '../sync/outcome';
import type { LedgerEntry } from './ledger';
import moreLines from './moreLines.graphql';
import type { ShopifyLine, ShopifyOrder } from './order';
import ledgers from './orderLedgers.graphql';

export type Detail<T> =
  { kind: 'read'; value: T; points: number } | { kind: 'ended'; outcome: Outcome };

/** All lines of an order, page by page; no call for orders that came whole. */
export function readLines(order: ShopifyOrder, run: RunContext): Detail<ShopifyLine[]> {
  const lines = [...order.lineItems.nodes];
  let page = order.lineItems.pageInfo;
  let points = 0;
  while (page.hasNextPage) {
    const answer = call<MoreLinesQuery, MoreLinesQueryVariables>(run.store, run.caller, moreLines, {
      id: order.id,
      after: page.endCursor,
    });
    if (answer.kind !== 'data') return { kind: 'ended', outcome: outcomeOf(answer) };
    points += answer.points;
    const more = answer.data.order?.lineItems;
    if (!more)
      return { kind: 'ended', outcome: retry('the order vanished while its lines were read') };
    lines.push(...more.nodes);
    page = more.pageInfo;
  }
  return { kind: 'read', value: lines, points };
}

/** Sizes of a ledger page: one that suits ten orders, and the largest one order may ask for (1,000 points, shopify-platform §3.2). */
const SMALL = { agreements: 20, sales: 50, orders: 10 };
const LARGE = { agreements: 50, sales: 250 };

/** The ledgers of these orders by gid, many to a call; one that does not fit is read again alone. */
export function readLedgers(ids: string[], run: RunContext): Map<string, Detail<LedgerEntry[]>> {
  const found = new Map<string, Detail<LedgerEntry[]>>();
  for (let from = 0; from < ids.length; from += SMALL.orders) {
    const some = ids.slice(from, from + SMALL.orders);
    readPage(some, SMALL, run).forEach((detail, id) => found.set(id, detail ?? readAlone(id, run)));
  }
  return found;
}

function readAlone(id: string, run: RunContext): Detail<LedgerEntry[]> {
  const detail = readPage([id], LARGE, run).get(id);
  return detail ?? { kind: 'ended', outcome: held(tooLong(id)) };
}

/** Null: more agreements or sales than fit. */
function readPage(
  ids: string[],
  { agreements, sales }: { agreements: number; sales: number },
  run: RunContext,
): Map<string, Detail<LedgerEntry[]> | null> {
  const answer = call<OrderLedgersQuery, OrderLedgersQueryVariables>(
    run.store,
    run.caller,
    ledgers,
    {
      ids,
      agreements,
      sales,
    },
  );
  if (answer.kind !== 'data') {
    const ended: Detail<LedgerEntry[]> = { kind: 'ended', outcome: outcomeOf(answer) };
    return new Map(ids.map((id) => [id, ended]));
  }
  const points = answer.points / ids.length;
  return new Map(
    ids.map((id, index): [string, Detail<LedgerEntry[]> | null] => {
      const node = answer.data.nodes[index];
      if (!node || !('agreements' in node)) {
        return [
          id,
          { kind: 'ended', outcome: retry('the order vanished while its ledger was read') },
        ];
      }
      const page = node.agreements;
      const isCut =
        page.pageInfo.hasNextPage || page.nodes.some((one) => one.sales.pageInfo.hasNextPage);
      if (isCut) return [id, null];
      const value = page.nodes.flatMap(({ reason, sales: own }) =>
        own.nodes.map((sale) => ({ reason, sale })),
      );
      return [id, { kind: 'read', value, points }];
    }),
  );
}

function outcomeOf(answer: Exclude<Answer<unknown>, { kind: 'data' }>): Outcome {
  if (answer.kind === 'refused') return held(answer.problem);
  return answer.kind === 'later' ? retry(answer.reason, answer.at) : retry(answer.reason);
}

function tooLong(id: string) {
  return {
    cause: `ledger:${id}`,
    code: 'LEDGER_TOO_LONG',
    class: 'data' as const,
    owner: 'accounting' as const,
    subject: `order ${id}`,
    message: `Order ${id} has more than ${LARGE.agreements} changes, or more than ${LARGE.sales} lines in one of them: its ledger can't be read in one call.`,
    next: 'Key this order by hand and leave it out of the import with a tag; then set this error to Released.',
  };
}
