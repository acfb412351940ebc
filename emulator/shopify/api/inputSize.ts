import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { Kind } from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';
import type { AnswerError, Path } from './staticErrors.ts';

/** Most entries an array in the input may have (§3.3). */
const LIMIT = 250;

/** Arrays with a limit of their own; `null` = the mutation itself answers with a userError. */
const otherLimits: Record<string, number | null> = {
  'metafieldsSet.metafields': null,
  'productSet.input.variants': 2048,
  'draftOrderCreate.input.lineItems': 499,
  'draftOrderUpdate.input.lineItems': 499,
  'orderCreate.order.lineItems': 499,
  'fulfillmentCreate.fulfillment.lineItemsByFulfillmentOrder.fulfillmentOrderLineItems': 512,
};

/** MAX_INPUT_SIZE_EXCEEDED for the first array that is too long, or null. */
export function inputSizeError(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): AnswerError | null {
  const root = schema.getRootType(operation.operation);
  for (const node of operation.selectionSet.selections) {
    if (node.kind !== Kind.FIELD) continue;
    const field = root?.getFields()[node.name.value];
    if (!field || !node.arguments?.length) continue;
    const args = getArgumentValues(field, node, variables);
    const found = tooLong(args, node.name.value, [node.alias?.value ?? node.name.value]);
    if (found)
      return {
        message: `The input array size of ${found.size} is greater than the maximum allowed of ${found.limit}.`,
        path: found.path,
        extensions: { code: 'MAX_INPUT_SIZE_EXCEEDED' },
      };
  }
  return null;
}

function tooLong(
  value: unknown,
  name: string,
  path: Path,
): { size: number; limit: number; path: Path } | null {
  if (Array.isArray(value)) {
    const own = otherLimits[name];
    const limit = own === undefined ? LIMIT : own;
    if (limit !== null && value.length > limit) return { size: value.length, limit, path };
    for (const item of value) {
      const found = tooLong(item, name, path);
      if (found) return found;
    }
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = tooLong(inner, `${name}.${key}`, [...path, key]);
    if (found) return found;
  }
  return null;
}
