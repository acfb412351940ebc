import { NotModelled } from '../contract.ts';
import type { SearchField } from '../contract.ts';

/**
 * Search fields Shopify has and the local one has not: using one fails by name. Left out they would
 * be passed over as typos, and the whole table would come back.
 */
export function notModelled(
  list: string,
  ...names: string[]
): Record<string, SearchField<unknown>> {
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        kind: 'text' as const,
        of: () => {
          throw new NotModelled(`${list}(query: "${name}:…")`);
        },
      },
    ]),
  );
}
