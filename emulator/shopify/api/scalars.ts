import { GraphQLError, Kind } from 'graphql';
import type { ValueNode } from 'graphql';

interface ScalarRule {
  parseValue(value: unknown): unknown;
  parseLiteral(node: ValueNode): unknown;
}

const GID = /^gid:\/\/shopify\/[A-Za-z]+\/.+$/;

/** Checks with Shopify's words; null = good. Used on variables and on literals alike. */
export const scalarProblems: Record<string, (value: unknown) => string | null> = {
  ID: (value) =>
    typeof value === 'string' && GID.test(value) ? null : `Invalid global id '${String(value)}'`,
  Decimal: (value) => (isDecimal(value) ? null : `invalid decimal '${String(value)}'`),
  Money: (value) => (isDecimal(value) ? null : `invalid money '${String(value)}'`),
  DateTime: (value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value))
      ? null
      : `Invalid DateTime '${String(value)}'`,
  Date: (value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
      ? null
      : `Invalid Date '${String(value)}'`,
  URL: (value) =>
    typeof value === 'string' && /^[a-z][a-z0-9+.-]*:/i.test(value)
      ? null
      : `Invalid url '${String(value)}', missing scheme`,
};

/** What resolvers get: decimals as text exactly as given, everything else untouched. */
export const scalarRules: Record<string, ScalarRule> = {
  Decimal: { parseValue: String, parseLiteral: literalText },
  Money: { parseValue: String, parseLiteral: literalText },
  UnsignedInt64: { parseValue: String, parseLiteral: literalText },
};

function literalText(node: ValueNode): string {
  if (node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT)
    return node.value;
  throw new GraphQLError('a number or its text is wanted', { nodes: node });
}

function isDecimal(value: unknown): boolean {
  return (
    (typeof value === 'number' && Number.isFinite(value)) ||
    (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value))
  );
}
