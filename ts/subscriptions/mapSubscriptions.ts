import { wantedSubscriptions, type Flow } from '../../relay/topics';

/** A subscription as Shopify has it. */
export interface Subscription {
  id: string;
  /** `ORDERS_UPDATED` */
  topic: string;
  uri: string;
  includeFields: string[];
}

export interface SubscriptionPlan {
  create: { topic: string; includeFields: string[] }[];
  /** Ids: of our address with other fields than wanted, or with a topic that nobody follows any more. */
  remove: string[];
}

/**
 * What has to change so that our address gets exactly the wanted topics with the wanted fields. Subscriptions to other
 * addresses are somebody else's. Shopify deletes a subscription after eight failures (shopify-platform §2.1); then it is
 * missing here and made again.
 */
export function mapSubscriptions(
  present: Subscription[],
  flows: Flow[],
  uri: string,
): SubscriptionPlan {
  const wanted = wantedSubscriptions(flows).map(({ topic, includeFields }) => ({
    topic,
    includeFields: [...(includeFields ?? [])],
  }));
  const ours = present.filter((one) => one.uri === uri);
  const right = ours.filter((one) =>
    wanted.some((want) => want.topic === one.topic && same(want.includeFields, one.includeFields)),
  );
  return {
    create: wanted.filter((want) => !right.some((one) => one.topic === want.topic)),
    remove: ours.filter((one) => !right.includes(one)).map(({ id }) => id),
  };
}

function same(wanted: string[], present: string[]): boolean {
  return [...wanted].sort().join() === [...present].sort().join();
}
