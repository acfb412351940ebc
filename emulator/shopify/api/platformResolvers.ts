import { isObjectType } from 'graphql';
import type { Ctx, Domain, ResolverMap } from '../contract.ts';
import { invalidId, NotModelled, parseGid } from '../contract.ts';
import { webhookResolvers } from '../webhooks/resolvers.ts';
import { isMet } from './accessRules.ts';
import { bulkResolvers } from './bulk/resolvers.ts';
import { accessDenied } from './fieldResolver.ts';
import type { RequestContext } from './requestContext.ts';
import { apiVersion, handleOf, HELD_VERSIONS } from './schema.ts';

/** What belongs to the platform and not to the shop: any object by id, the app itself, webhooks, bulk operations. */
export function platformResolvers(domain: Domain): ResolverMap {
  const own: ResolverMap = {
    Query: {
      node: (_, { id }, ctx) => loadNode(domain, id, ctx),
      // One bad id spoils only its own place (design rule 8 counts on the path).
      nodes: (_, { ids }: { ids: string[] }, ctx) =>
        ids.map((id) => {
          try {
            return loadNode(domain, id, ctx);
          } catch (error) {
            return error;
          }
        }),
      publicApiVersions: () => HELD_VERSIONS.map(handleOf),
      currentAppInstallation: (_, __, ctx) => installation(ctx),
      app: (_, { id }, ctx) => (id && id !== ctx.appId ? null : app(ctx)),
    },
  };
  return merge(own, webhookResolvers, bulkResolvers);
}

function loadNode(domain: Domain, id: string, ctx: Ctx): object | null {
  const type = parseGid(id)?.type;
  const version = apiVersion(ctx.apiVersion);
  const known = type ? version.schema.getType(type) : null;
  if (!type || !isObjectType(known) || !known.getInterfaces().some((one) => one.name === 'Node'))
    throw invalidId(id);
  const requirement = version.access.forType(type);
  if (requirement && !isMet(requirement, ctx.scopes)) throw accessDenied('node', requirement);
  const platform = platformNode(type, id, ctx);
  return platform !== undefined ? platform : domain.loadNode(type, id, ctx);
}

/** Undefined: not the platform's. */
function platformNode(type: string, id: string, ctx: Ctx): object | null | undefined {
  const { subscriptions, bulk } = (ctx as RequestContext).runningStore;
  if (type === 'WebhookSubscription') return subscriptions.get(id) ?? null;
  if (type === 'BulkOperation') return bulk.get(id) ?? null;
  if (type === 'App') return id === ctx.appId ? app(ctx) : null;
  if (type === 'AppInstallation') throw new NotModelled('AppInstallation by id');
  return undefined;
}

function installation(ctx: Ctx): object {
  const { grantedScopes } = (ctx as RequestContext).runningStore;
  return {
    __typename: 'AppInstallation',
    id: ctx.appId.replace('/App/', '/AppInstallation/'),
    app: app(ctx),
    accessScopes: grantedScopes.map((handle) => ({ __typename: 'AccessScope', handle })),
  };
}

function app(ctx: Ctx): object {
  const { app: credentials } = (ctx as RequestContext).runningStore;
  return {
    __typename: 'App',
    id: ctx.appId,
    title: 'Crossdock',
    handle: 'crossdock',
    apiKey: credentials.clientId,
    embedded: false,
  };
}

function merge(...maps: ResolverMap[]): ResolverMap {
  const merged: ResolverMap = {};
  for (const map of maps)
    for (const [type, fields] of Object.entries(map)) merged[type] = { ...merged[type], ...fields };
  return merged;
}
