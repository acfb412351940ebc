import { GraphQLError } from 'graphql';
import type { ASTNode } from 'graphql';

export type Path = readonly (string | number)[];

/** An error as it stands in the answer; the order of the keys is Shopify's. */
export interface AnswerError {
  message: string;
  locations?: { line: number; column: number }[];
  path?: Path;
  extensions?: Record<string, unknown>;
}

/** One error found before execution, in graphql-ruby's shape (§3.4). */
export function staticError(
  message: string,
  node: ASTNode | readonly ASTNode[],
  path: Path | null,
  extensions: Record<string, unknown>,
): AnswerError {
  const nodes = Array.isArray(node) ? (node as ASTNode[]) : [node as ASTNode];
  return {
    message,
    locations: nodes.flatMap((one) => {
      const start = one.loc?.startToken;
      return start ? [{ line: start.line, column: start.column }] : [];
    }),
    ...(path && { path }),
    extensions,
  };
}

/** graphql-js' syntax error in Shopify's words. */
export function parseError(error: unknown): AnswerError {
  if (!(error instanceof GraphQLError)) throw error;
  const place = error.locations?.[0] ?? { line: 1, column: 1 };
  const found = /(?:found|Unexpected) (.+?)\.?$/.exec(error.message)?.[1] ?? 'input';
  const what =
    found === '<EOF>' ? 'unexpected end of file' : `unexpected ${found.replace(/^Name /, '')}`;
  return {
    message: `syntax error, ${what} at [${place.line}, ${place.column}]`,
    locations: [{ line: place.line, column: place.column }],
    extensions: { code: 'PARSE_ERROR' },
  };
}
