import { connection } from '../api/connection.ts';
import { countOf } from '../api/count.ts';
import { handleOf } from '../api/schema.ts';
import type { RequestContext } from '../api/requestContext.ts';
import type { ResolverMap, UserError } from '../contract.ts';
import { invalidId, NotModelled, parseGid } from '../contract.ts';
import type { Ctx } from '../contract.ts';
import { parseFilter } from './payload.ts';
import type { Subscription } from './subscriptions.ts';
import { topicOf } from './topics.ts';

interface SubscriptionInput {
  uri?: string | null;
  callbackUrl?: string | null;
  format?: 'JSON' | 'XML' | null;
  filter?: string | null;
  includeFields?: string[] | null;
  metafieldNamespaces?: string[] | null;
  metafields?: { namespace: string; key: string }[] | null;
  name?: string | null;
}

const MAX_ADDRESS_BYTES = 64 * 1024;
/** Topics whose payload was never XML: GraphQL-shaped ones. */
const JSON_ONLY =
  /^(fulfillment_orders|fulfillment_holds|returns|reverse_|bulk_operations|customers\/merge)/;

/** Topics whose payload holds protected customer data. */
const PROTECTED =
  /^(orders|customers|checkouts|carts|draft_orders|fulfillments|refunds|order_transactions)\//;

/** webhookSubscription* of the Admin API (§2.3). userErrors have no code. */
export const webhookResolvers: ResolverMap = {
  Query: {
    webhookSubscription: (_, { id }, ctx) => storeOf(ctx).subscriptions.get(id) ?? null,
    webhookSubscriptions: (_, args, ctx) => connection(listed(args, ctx), args, idOf, args.sortKey),
    webhookSubscriptionsCount: (_, args, ctx) => countOf(listed(args, ctx).length, args.limit),
  },
  Mutation: {
    webhookSubscriptionCreate(_, { topic, webhookSubscription: input }, ctx) {
      const draft = draftOf(topic, input, ctx);
      const userErrors = problemsOf(draft, input, ctx, null);
      if (userErrors.length > 0) return { webhookSubscription: null, userErrors };
      const subscription: Subscription = { ...draft, id: ctx.newGid('WebhookSubscription') };
      storeOf(ctx).subscriptions.add(subscription);
      return { webhookSubscription: subscription, userErrors };
    },
    webhookSubscriptionUpdate(_, { id, webhookSubscription: input }, ctx) {
      const known = storeOf(ctx).subscriptions.get(id);
      if (!known) return { webhookSubscription: null, userErrors: [missing()] };
      const given = Object.fromEntries(
        Object.entries(input as SubscriptionInput).filter(([, value]) => value !== undefined),
      );
      const merged = { ...known, ...given, uri: input.uri ?? input.callbackUrl ?? known.uri };
      const draft = draftOf(known.topic, merged, ctx);
      const userErrors = problemsOf(draft, input, ctx, id);
      if (userErrors.length > 0) return { webhookSubscription: null, userErrors };
      Object.assign(known, draft, {
        id,
        createdAt: known.createdAt,
        consecutiveFailures: known.consecutiveFailures,
      });
      return { webhookSubscription: known, userErrors };
    },
    webhookSubscriptionDelete(_, { id }, ctx) {
      const { subscriptions } = storeOf(ctx);
      if (!subscriptions.get(id))
        return { deletedWebhookSubscriptionId: null, userErrors: [missing()] };
      subscriptions.remove(id, ctx.now(), 'deleted by API');
      return { deletedWebhookSubscriptionId: id, userErrors: [] };
    },
  },
  WebhookSubscription: {
    apiVersion: (subscription: Subscription) => handleOf(subscription.apiVersion),
    callbackUrl: ({ uri }: Subscription) => (uri.startsWith('https://') ? uri : null),
    legacyResourceId: ({ id }: Subscription) => parseGid(id)?.id,
    endpoint({ uri }: Subscription) {
      if (uri.startsWith('https://'))
        return { __typename: 'WebhookHttpEndpoint', callbackUrl: uri };
      if (uri.startsWith('arn:')) return { __typename: 'WebhookEventBridgeEndpoint', arn: uri };
      const [pubSubProject, pubSubTopic] = uri.slice('pubsub://'.length).split(':');
      return { __typename: 'WebhookPubSubEndpoint', pubSubProject, pubSubTopic };
    },
  },
};

function listed(
  args: {
    topics?: string[] | null;
    uri?: string | null;
    callbackUrl?: string | null;
    format?: string | null;
    query?: string | null;
  },
  ctx: Ctx,
): Subscription[] {
  const keep = ctx.searchFilter<Subscription>(args.query, {
    fields: {
      id: { kind: 'id', of: (one) => one.id },
      topic: { kind: 'text', of: (one) => [one.topic, one.topicPath] },
      created_at: { kind: 'date', of: (one) => one.createdAt },
      updated_at: { kind: 'date', of: (one) => one.updatedAt },
      format: { kind: 'text', of: (one) => one.format },
    },
    bare: (one) => [one.uri],
  });
  const uri = args.uri ?? args.callbackUrl;
  return storeOf(ctx)
    .subscriptions.all()
    .filter(
      (one) =>
        keep(one) &&
        (!args.topics || args.topics.includes(one.topic)) &&
        (!uri || one.uri === uri) &&
        (!args.format || one.format === args.format),
    );
}

function draftOf(topic: string, input: SubscriptionInput, ctx: Ctx): Subscription {
  const now = ctx.now();
  return {
    id: '',
    topic,
    topicPath: topicIn(ctx, topic).path,
    uri: input.uri ?? input.callbackUrl ?? '',
    format: input.format ?? 'JSON',
    filter: input.filter || null,
    includeFields: input.includeFields ?? [],
    metafieldNamespaces: input.metafieldNamespaces ?? [],
    metafields: input.metafields ?? [],
    name: input.name ?? null,
    apiVersion: ctx.apiVersion,
    createdAt: now,
    updatedAt: now,
    consecutiveFailures: 0,
    declared: false,
  };
}

function problemsOf(
  draft: Subscription,
  input: SubscriptionInput,
  ctx: Ctx,
  except: string | null,
): UserError[] {
  const addressField = ['webhookSubscription', input.callbackUrl ? 'callbackUrl' : 'uri'];
  const wrong = (message: string, field = addressField): UserError[] => [{ field, message }];
  const { scopes } = topicIn(ctx, draft.topic);
  if (scopes.length > 0 && !scopes.some((scope) => ctx.scopes.has(scope)))
    return wrong(
      `You do not have permission to create or update webhooks with ${draft.topicPath} topic. This topic requires at least one of the following access scopes: ${scopes.join(', ')}`,
      ['webhookSubscription', 'topic'],
    );
  if (!ctx.switches.protectedDataApproved && PROTECTED.test(draft.topicPath))
    return wrong(
      `You do not have permission to create or update webhooks with ${draft.topicPath} topic. This topic contains protected customer data.`,
      ['webhookSubscription', 'topic'],
    );
  if (draft.uri === '') return wrong("Address can't be blank");
  if (Buffer.byteLength(draft.uri) > MAX_ADDRESS_BYTES)
    return wrong('Address is too big (maximum is 64 KB)');
  const protocol = /^([a-z]+:(?:\/\/)?)/.exec(draft.uri)?.[1];
  if (
    protocol !== 'https://' &&
    protocol !== 'pubsub://' &&
    !draft.uri.startsWith('arn:aws:events:')
  )
    return wrong(protocol ? `Address protocol ${protocol} is not supported` : 'Address is invalid');
  if (draft.format === 'XML') {
    if (protocol === 'pubsub://') return wrong("Format can only be used with format: 'json'");
    if (JSON_ONLY.test(draft.topicPath))
      return wrong("Format 'xml' is invalid for this webhook topic. Allowed formats: json", [
        'webhookSubscription',
        'format',
      ]);
    throw new NotModelled('webhooks in XML');
  }
  if (draft.filter !== null && !parseFilter(draft.filter))
    return wrong(
      'The specified filter is invalid, please ensure you specify the field(s) you wish to filter on.',
      ['webhookSubscription', 'filter'],
    );
  if (draft.name !== null && !/^[A-Za-z0-9_-]{1,50}$/.test(draft.name))
    return wrong('Name is invalid', ['webhookSubscription', 'name']);
  const taken = storeOf(ctx)
    .subscriptions.all()
    .some(
      (one) =>
        one.id !== except &&
        one.topic === draft.topic &&
        one.uri === draft.uri &&
        one.filter === draft.filter,
    );
  return taken ? wrong('Address for this topic has already been taken') : [];
}

function topicIn(ctx: Ctx, name: string): { path: string; scopes: string[] } {
  const { info } = ctx as RequestContext;
  if (!info) throw invalidId(name);
  return topicOf(info.schema, name);
}

function missing(): UserError {
  return { field: ['id'], message: 'Webhook subscription does not exist' };
}

function idOf(subscription: Subscription): string {
  return subscription.id;
}

function storeOf(ctx: Ctx): RequestContext['runningStore'] {
  return (ctx as RequestContext).runningStore;
}
