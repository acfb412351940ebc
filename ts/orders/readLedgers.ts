import { call } from '../shopify/client';
import type { OrderLedgersQuery, OrderLedgersQueryVariables } from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { retry, type Outcome } from '../sync/outcome';
import { slicesOf } from '../sync/slices';
import { withoutData } from '../sync/withoutData';
import type { LedgerEntry } from './ledger';
import ledgers from './orderLedgers.graphql';
import type { Detail } from './readDetails';

type Ledger = Exclude<NonNullable<OrderLedgersQuery['nodes'][number]>, Record<PropertyKey, never>>;
type Agreements = Ledger['agreements'];
type Page = Omit<OrderLedgersQueryVariables, 'ids'>;

/** Orders to a call, each with so much of its ledger; most ledgers that are read at all fit. */
const ORDERS_PER_CALL = 10;
const SMALL: Page = { agreements: 20, after: null, sales: 50, salesAfter: null };
/** The most that one order may ask for (1,000 points, shopify-platform §3.2), and the same of a single agreement. */
const LARGE: Page = { agreements: 50, after: null, sales: 250, salesAfter: null };
const ONE: Page = { ...LARGE, agreements: 1 };

/** The ledgers of these orders by gid, many to a call; a longer one is read by itself, page by page. */
export function readLedgers(ids: string[], run: RunContext): Map<string, Detail<LedgerEntry[]>> {
  const found = new Map<string, Detail<LedgerEntry[]>>();
  for (const some of slicesOf(ids, ORDERS_PER_CALL)) {
    readPages(some, SMALL, run).forEach((page, id) => {
      if (page.kind === 'ended') found.set(id, page);
      else if (isCut(page.value)) found.set(id, readLong(id, run));
      else found.set(id, { ...page, value: entriesOf(page.value) });
    });
  }
  return found;
}

/**
 * Any number of agreements with any number of sales: pages of agreements, and from the first one on whose sales are more
 * than a page, one agreement after the other. The ledger only grows at its end, so its pages fit together.
 */
function readLong(id: string, run: RunContext): Detail<LedgerEntry[]> {
  const value: LedgerEntry[] = [];
  let points = 0;
  let page = LARGE;
  for (;;) {
    if (!run.mayGoOn()) return ended(retry('the run was full while a long ledger was read'));
    const read = readPages([id], page, run).get(id);
    if (!read || read.kind === 'ended') return read ?? ended(VANISHED);
    points += read.points;
    const { nodes, pageInfo } = read.value;
    const longest = nodes.find(({ sales }) => sales.pageInfo.hasNextPage);
    if (longest && page.agreements !== 1) {
      page = { ...ONE, after: page.after ?? null };
      continue;
    }
    value.push(...entriesOf(read.value));
    if (longest) page = { ...page, salesAfter: longest.sales.pageInfo.endCursor };
    else if (!pageInfo.hasNextPage) return { kind: 'read', value, points };
    else page = { ...page, after: pageInfo.endCursor, salesAfter: null };
  }
}

const VANISHED = retry('the order vanished while its ledger was read');

function readPages(ids: string[], page: Page, run: RunContext): Map<string, Detail<Agreements>> {
  const answer = call<OrderLedgersQuery, OrderLedgersQueryVariables>(
    run.store,
    run.caller,
    ledgers,
    { ids, ...page },
  );
  if (answer.kind !== 'data') {
    const outcome = ended(withoutData(answer));
    return new Map(ids.map((id) => [id, outcome]));
  }
  const points = answer.points / ids.length;
  return new Map(
    ids.map((id, index): [string, Detail<Agreements>] => {
      const node = answer.data.nodes[index];
      if (!node || !('agreements' in node)) return [id, ended(VANISHED)];
      return [id, { kind: 'read', value: (node as Ledger).agreements, points }];
    }),
  );
}

function isCut({ nodes, pageInfo }: Agreements): boolean {
  return pageInfo.hasNextPage || nodes.some(({ sales }) => sales.pageInfo.hasNextPage);
}

function entriesOf({ nodes }: Agreements): LedgerEntry[] {
  return nodes.flatMap(({ reason, happenedAt, sales }) =>
    sales.nodes.map((sale) => ({ reason, happenedAt, sale })),
  );
}

function ended(outcome: Outcome): { kind: 'ended'; outcome: Outcome } {
  return { kind: 'ended', outcome };
}
