import type { Flow } from '../../relay/topics';
import { now } from '../netsuite/clock';
import { logAudit } from '../netsuite/log';
import type { Store } from '../setup/stores';
import { call, type Answer } from '../shopify/client';
import type {
  SubscribeMutation,
  SubscribeMutationVariables,
  UnsubscribeMutation,
  UnsubscribeMutationVariables,
  WebhookSubscriptionsQuery,
  WebhookSubscriptionsQueryVariables,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import type { Problem } from '../sync/outcome';
import { raise, resolveCause, resolveUnseen } from '../sync/syncErrors';
import { mapSubscriptions, type Subscription } from './mapSubscriptions';
import subscribe from './subscribe.graphql';
import unsubscribe from './unsubscribe.graphql';
import list from './webhookSubscriptions.graphql';

/**
 * Makes the store's webhook subscriptions what they should be: missing ones are made, wrong ones made anew. A store
 * without a relay address is polled only and left alone. What can't be done now is done by the next run; what Shopify
 * refuses becomes a sync error, which is over when a run no longer meets it: a call whose answer was lost may have made
 * what the next one is told is taken. Answers how many were made.
 */
export function watchSubscriptions(run: RunContext): number {
  const { store } = run;
  const address = store.settings.relay.url;
  if (address === '') return 0;
  const began = now();
  const present = readSubscriptions(run);
  if (!present) return 0;

  const uri = `${address.replace(/\/+$/, '')}/webhooks/${store.key}`;
  const plan = mapSubscriptions(present, flowsOf(store), uri);
  // Shopify takes a topic and address once: what is wrong goes first.
  for (const id of plan.remove) {
    if (!run.mayGoOn()) return 0;
    call<UnsubscribeMutation, UnsubscribeMutationVariables>(store, run.caller, unsubscribe, { id });
  }
  let made = 0;
  let tried = 0;
  for (const { topic, includeFields } of plan.create) {
    if (!run.mayGoOn()) break;
    const answer = call<SubscribeMutation, SubscribeMutationVariables>(
      store,
      run.caller,
      subscribe,
      {
        topic,
        subscription: { uri, ...(includeFields.length > 0 && { includeFields }) },
      },
    );
    const problem = problemOf(answer, topic, store);
    if (problem) raise(store.key, problem, now());
    else if (answer.kind === 'data') {
      made += 1;
      resolveCause(store.key, causeOf(topic));
    } else break;
    tried += 1;
  }
  if (tried === plan.create.length) resolveUnseen(store.key, causeOf(''), began);
  if (made > 0) logAudit('Crossdock: webhook subscriptions', `${store.key}: ${made} made`);
  return made;
}

/** Topics of flows that are off would only make work. */
function flowsOf({ settings }: Store): Flow[] {
  return [
    'store',
    ...(settings.orders.import ? (['orders', 'returns'] as const) : []),
    ...(settings.orders.import || settings.fulfillments.push ? (['fulfillments'] as const) : []),
    ...(settings.stock.push ? (['inventory'] as const) : []),
    'customers',
  ];
}

/** `null`: they could not all be read, so nothing can be said. */
function readSubscriptions(run: RunContext): Subscription[] | null {
  const found: Subscription[] = [];
  let after: string | null = null;
  for (;;) {
    const answer: Answer<WebhookSubscriptionsQuery> = call<
      WebhookSubscriptionsQuery,
      WebhookSubscriptionsQueryVariables
    >(run.store, run.caller, list, { after });
    if (answer.kind !== 'data') return null;
    const { nodes, pageInfo }: WebhookSubscriptionsQuery['webhookSubscriptions'] =
      answer.data.webhookSubscriptions;
    found.push(...nodes);
    if (!pageInfo.hasNextPage) return found;
    after = pageInfo.endCursor;
  }
}

function problemOf(answer: Answer<SubscribeMutation>, topic: string, store: Store): Problem | null {
  if (answer.kind === 'refused') return answer.problem;
  const errors =
    answer.kind === 'data' ? (answer.data.webhookSubscriptionCreate?.userErrors ?? []) : [];
  if (errors.length === 0) return null;
  return {
    cause: causeOf(topic),
    code: 'SUBSCRIPTION_REFUSED',
    class: 'setup',
    owner: 'administrator',
    subject: `store ${store.key}, topic ${topic}`,
    message: `Shopify does not let Crossdock subscribe to ${topic}: ${errors.map(({ message }) => message).join(' ')}`,
    next: "Check the relay's address in the store's settings and the app's scopes; the next hourly run tries again.",
  };
}

function causeOf(topic: string): string {
  return `subscription:${topic}`;
}
