import type { Context } from 'hono';
import { SuiteScriptError, type Queries, type Session } from '../contract.ts';
import { restError } from './restErrors.ts';
import { originOf } from './restRecord.ts';

/** netsuite-platform §4.6. */
const MOST_ROWS = 1_000;
const LAST_OFFSET = 100_000;

/** `POST /services/rest/query/v1/suiteql`: one page of a query. */
export async function suiteql(
  context: Context,
  queries: Queries,
  session: Session,
): Promise<Response> {
  if (!/\btransient\b/.test(context.req.header('prefer') ?? '')) {
    return restError(
      400,
      'INVALID_HEADER',
      "Invalid value for the header 'Prefer'. The header must be set to 'transient'.",
    );
  }
  const limit = Number(context.req.query('limit') ?? MOST_ROWS);
  const offset = Number(context.req.query('offset') ?? 0);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_ROWS) {
    return restError(
      400,
      'INVALID_PARAMETER',
      `Invalid query parameter 'limit'. Provide a number between 1 and ${MOST_ROWS}.`,
    );
  }
  if (!Number.isInteger(offset) || offset < 0 || offset > LAST_OFFSET || offset % limit !== 0) {
    return restError(
      400,
      'INVALID_PARAMETER',
      "Invalid query parameter 'offset'. Provide a number divisible by the limit.",
    );
  }
  let query: unknown;
  try {
    query = ((await context.req.json()) as { q?: unknown }).q;
  } catch {
    return restError(400, 'INVALID_CONTENT', 'The request body is not valid JSON.');
  }
  if (typeof query !== 'string' || query.trim() === '') {
    return restError(400, 'INVALID_CONTENT', "Invalid content: the property 'q' is missing.");
  }

  try {
    const { rows, total } = queries.suiteqlPage(session, query, [], offset, limit);
    const items = rows.map((row) => ({ links: [], ...textOnly(row) }));
    const hasMore = offset + rows.length < total;
    const body = {
      links: linksOf(context, { limit, offset, total, hasMore }),
      count: items.length,
      hasMore,
      items,
      offset,
      totalResults: total,
    };
    return Response.json(body);
  } catch (error) {
    if (error instanceof SuiteScriptError) {
      return restError(
        400,
        'INVALID_PARAMETER',
        `Invalid search query. Detailed unprocessed description follows. ${error.message}`,
      );
    }
    throw error;
  }
}

/** REST gives every value as text and leaves empty ones out (likely). */
function textOnly(row: Record<string, string | number | null>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, String(value)]),
  );
}

function linksOf(
  context: Context,
  page: { limit: number; offset: number; total: number; hasMore: boolean },
): { rel: string; href: string }[] {
  const { limit, offset, total, hasMore } = page;
  const href = (at: number) =>
    `${originOf(context)}/services/rest/query/v1/suiteql?limit=${limit}&offset=${at}`;
  const links = [{ rel: 'self', href: href(offset) }];
  if (offset > 0) {
    links.push({ rel: 'first', href: href(0) }, { rel: 'previous', href: href(offset - limit) });
  }
  if (hasMore) {
    const last = Math.floor((total - 1) / limit) * limit;
    links.push({ rel: 'next', href: href(offset + limit) }, { rel: 'last', href: href(last) });
  }
  return links;
}
