import { call } from '../shopify/client';
import type { FirstShipmentsQuery, FirstShipmentsQueryVariables } from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { hiddenPart } from '../sync/hiddenPart';
import type { Outcome } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import document from './firstShipments.graphql';

export type FirstShipmentsRead =
  /** By order (gid), ISO UTC; `points` are each order's share. */
  | { kind: 'read'; moments: Map<string, string>; points: number }
  | { kind: 'failed'; outcome: Outcome };

type OrderNow = Extract<
  NonNullable<FirstShipmentsQuery['nodes'][number]>,
  { fulfillments: unknown }
>;

/** When the first goods of these orders (gids) left. One call, none without orders. */
export function readFirstShipments(ids: string[], run: RunContext): FirstShipmentsRead {
  const moments = new Map<string, string>();
  if (ids.length === 0) return { kind: 'read', moments, points: 0 };
  const answer = call<FirstShipmentsQuery, FirstShipmentsQueryVariables>(
    run.store,
    run.caller,
    document,
    { ids },
  );
  if (answer.kind !== 'data') return { kind: 'failed', outcome: withoutData(answer) };
  const hidden = hiddenPart(answer, 'fulfillments', run);
  if (hidden) return { kind: 'failed', outcome: hidden };
  for (const node of answer.data.nodes) {
    if (!node || !('fulfillments' in node)) continue;
    const { id, fulfillments } = node as OrderNow;
    const [first] = fulfillments
      .filter(({ status }) => status !== 'CANCELLED')
      .map(({ createdAt }) => createdAt)
      .sort();
    if (first !== undefined) moments.set(id, first);
  }
  return { kind: 'read', moments, points: answer.points / ids.length };
}
