import { getDirectiveValues, getNamedType, isObjectType, valueFromASTUntyped } from 'graphql';
import type {
  GraphQLFieldResolver,
  GraphQLObjectType,
  GraphQLResolveInfo,
  GraphQLTypeResolver,
} from 'graphql';
import { NotModelled, parseGid, ShopifyError } from '../contract.ts';
import type { Resolver, ResolverMap } from '../contract.ts';
import { isMet } from './accessRules.ts';
import type { AccessRules, Requirement } from './accessRules.ts';
import { idempotentMutations } from './idempotency.ts';
import { internalError } from './internalError.ts';
import { isProtected, notApproved } from './protectedData.ts';
import type { RequestContext } from './requestContext.ts';

const SCOPES_PAGE = 'https://shopify.dev/api/usage/access-scopes';

/** What is known of a field before its first value: looked up once per schema. */
interface FieldPlan {
  resolver: Resolver | undefined;
  requirements: Requirement[];
  isProtected: boolean;
  isConnection: boolean;
  /** Takes a search that its resolver must not pass over in silence. */
  isSearchable: boolean;
  label: string;
}

/** graphql-js' resolver for every field: guards it, then asks the resolver map, then the parent's own property. */
export function fieldResolver(
  resolvers: ResolverMap,
  access: AccessRules,
): GraphQLFieldResolver<unknown, RequestContext> {
  const plans = new Map<GraphQLObjectType, Map<string, FieldPlan>>();

  return (parent, args, context, info) => {
    const plan = planOf(info.parentType, info.fieldName);
    context.info = info;
    guard(plan, context, info.fieldName);
    if (plan.isConnection) checkPage(args, context.pageLimit);
    if (info.parentType.name === 'Mutation' && plan.resolver)
      return mutate(plan.resolver, args, context, info);

    const searches = context.searches;
    const value = plan.resolver
      ? plan.resolver(parent, args, context)
      : (parent as Record<string, unknown> | null | undefined)?.[info.fieldName];
    if (value === undefined || typeof value === 'function') throw new NotModelled(plan.label);
    if (plan.isSearchable && isSearch(args) && context.searches === searches)
      throw new NotModelled(`${plan.label}(query:)`);
    if (typeof value === 'object' && value !== null) context.objects++;
    return value;
  };

  function planOf(type: GraphQLObjectType, name: string): FieldPlan {
    let fields = plans.get(type);
    if (!fields) plans.set(type, (fields = new Map()));
    let plan = fields.get(name);
    if (!plan) {
      const owner = type.name === 'QueryRoot' ? 'Query' : type.name;
      plan = {
        resolver: resolvers[owner]?.[name],
        requirements: access.forField(type.name, name),
        isProtected: isProtected(type.name, name),
        isConnection:
          getNamedType(type.getFields()[name]?.type)?.name.endsWith('Connection') ?? false,
        isSearchable:
          type.name !== 'Mutation' &&
          (type.getFields()[name]?.args.some((arg) => arg.name === 'query') ?? false),
        label: `${owner}.${name}`,
      };
      fields.set(name, plan);
    }
    return plan;
  }
}

function guard(plan: FieldPlan, context: RequestContext, fieldName: string): void {
  for (const requirement of plan.requirements)
    if (!isMet(requirement, context.scopes)) throw accessDenied(fieldName, requirement);
  if (plan.isProtected && !context.switches.protectedDataApproved)
    throw new ShopifyError('ACCESS_DENIED', notApproved(fieldName), { documentation: SCOPES_PAGE });
}

function isSearch(args: Record<string, unknown>): boolean {
  return typeof args['query'] === 'string' && args['query'].trim() !== '';
}

/** A page has 1 to 250 entries (§3.5; the words are likely). */
function checkPage(args: Record<string, unknown>, limit: number | null): void {
  for (const name of ['first', 'last']) {
    const size = args[name];
    if (typeof size !== 'number') continue;
    if (size < 0) throw new ShopifyError('BAD_REQUEST', `${name} cannot be negative`);
    if (limit !== null && size > limit)
      throw new ShopifyError('BAD_REQUEST', `${name} cannot exceed ${limit}`);
  }
}

export function accessDenied(fieldName: string, requirement: Requirement): ShopifyError {
  return new ShopifyError(
    'ACCESS_DENIED',
    `Access denied for ${fieldName} field. Required access: ${requirement.text}`,
    { documentation: SCOPES_PAGE, requiredAccess: requirement.text },
  );
}

/** A mutation is one action of the shop; with `@idempotent` it happens once per key. */
function mutate(
  resolver: Resolver,
  args: Record<string, unknown>,
  context: RequestContext,
  info: GraphQLResolveInfo,
): unknown {
  const { world, idempotency } = context.runningStore;
  if (context.fault === 'internalErrorBeforeCommit') throw internalError();
  const act = (): Record<string, unknown> =>
    world.action(() => resolver(undefined, args, context) as Record<string, unknown>);
  const payload = idempotentMutations.has(info.fieldName) ? actOnce() : act();
  if (context.fault === 'internalErrorAfterCommit') throw internalError();
  return payload;

  function actOnce(): Record<string, unknown> {
    const directive = info.schema.getDirective('idempotent');
    const node = info.fieldNodes[0];
    const key = directive && node && getDirectiveValues(directive, node, info.variableValues);
    if (!key)
      throw new ShopifyError(
        'BAD_REQUEST',
        'The @idempotent directive is required for this mutation but was not provided.',
      );
    const fingerprint = `${info.fieldName} ${JSON.stringify(given(info, context))}`;
    return idempotency.once(String(key['key']), fingerprint, act, (code, message) =>
      emptyPayload(info, { field: null, message, code }),
    );
  }
}

/** The arguments as they were sent: another order of fields is another input (§3.7). */
function given(info: GraphQLResolveInfo, context: RequestContext): unknown[] {
  return (info.fieldNodes[0]?.arguments ?? []).map(({ name, value }) => [
    name.value,
    valueFromASTUntyped(value, context.sentVariables),
  ]);
}

/** The payload type with nothing in it but the problem. */
function emptyPayload(
  info: GraphQLResolveInfo,
  problem: Record<string, unknown>,
): Record<string, unknown> {
  const type = info.returnType;
  const payload: Record<string, unknown> = {};
  if (isObjectType(type)) for (const name of Object.keys(type.getFields())) payload[name] = null;
  payload['userErrors'] = [problem];
  return payload;
}

/** An object's type: what it says itself, else its gid. */
export const typeResolver: GraphQLTypeResolver<unknown, RequestContext> = (value, _, info) => {
  const object = value as { __typename?: string; id?: string };
  const name = object.__typename ?? (object.id && parseGid(object.id)?.type);
  if (!name || !isObjectType(info.schema.getType(name)))
    throw new NotModelled(`the type of what ${info.parentType.name}.${info.fieldName} gave`);
  return name;
};
