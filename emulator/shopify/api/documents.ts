import { Kind, parse } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';
import type { ApiVersion } from './schema.ts';
import { parseError } from './staticErrors.ts';
import type { AnswerError } from './staticErrors.ts';
import { validateDocument } from './validate.ts';

export interface CheckedDocument {
  document: DocumentNode;
  fragments: Record<string, FragmentDefinitionNode>;
}

type Checked = { ok: CheckedDocument } | { errors: AnswerError[] };

/** How many checked documents are kept; a client sends the same few again and again. */
const KEPT = 500;
const caches = new WeakMap<ApiVersion, Map<string, Checked>>();

/** Parses and validates; the outcome is kept by text. */
export function checkDocument(version: ApiVersion, text: string): Checked {
  let cache = caches.get(version);
  if (!cache) caches.set(version, (cache = new Map()));
  let checked = cache.get(text);
  if (!checked) {
    checked = check(version, text);
    if (cache.size >= KEPT) cache.delete(cache.keys().next().value as string);
    cache.set(text, checked);
  }
  return checked;
}

function check(version: ApiVersion, text: string): Checked {
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens: 50_000 });
  } catch (error) {
    return { errors: [parseError(error)] };
  }
  const errors = validateDocument(version.schema, document);
  if (errors.length > 0) return { errors };
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments[node.name.value] = node;
  return { ok: { document, fragments } };
}

/** The operation to run, or graphql-ruby's complaint. */
export function chooseOperation(
  document: DocumentNode,
  name: string | null | undefined,
): OperationDefinitionNode | { error: AnswerError } {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (name) {
    const found = operations.find((node) => node.name?.value === name);
    return found ?? { error: { message: `No operation named "${name}"` } };
  }
  const [only] = operations;
  if (operations.length !== 1 || !only)
    return { error: { message: 'An operation name is required' } };
  return only;
}
