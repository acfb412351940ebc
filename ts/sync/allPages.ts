import type { Answer } from '../shopify/client';
import { retry, type Outcome } from './outcome';
import { withoutData } from './withoutData';

/** A page of a connection. */
export interface Page<Node> {
  nodes: Node[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

export type AllPages<Node> =
  { kind: 'read'; nodes: Node[]; points: number } | { kind: 'failed'; outcome: Outcome };

/** What follows `first`, page by page; no call where it came whole. `pageOf` answers nothing when its parent vanished meanwhile. */
export function allPages<Node, Data>(
  first: Page<Node>,
  ask: (after: string | null) => Answer<Data>,
  pageOf: (data: Data) => Page<Node> | undefined,
): AllPages<Node> {
  const nodes = [...first.nodes];
  let points = 0;
  let { pageInfo } = first;
  while (pageInfo.hasNextPage) {
    const answer = ask(pageInfo.endCursor);
    if (answer.kind !== 'data') return { kind: 'failed', outcome: withoutData(answer) };
    const page = pageOf(answer.data);
    if (!page) return { kind: 'failed', outcome: retry('it vanished while its pages were read') };
    nodes.push(...page.nodes);
    points += answer.points;
    ({ pageInfo } = page);
  }
  return { kind: 'read', nodes, points };
}
