import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import { wantedSubscriptions, type Flow } from '../../relay/topics.ts';

/** Of the soak's settings. */
const FLOWS: readonly Flow[] = [
  'store',
  'orders',
  'returns',
  'fulfillments',
  'customers',
  'inventory',
];

/** Each topic that Crossdock wants is subscribed once, whatever became of the subscription meanwhile. */
export function subscriptionProblems({ shopify, stores }: VirtualWorld): string[] {
  const wanted = wantedSubscriptions(FLOWS).length;
  return stores.flatMap(({ key }) => {
    const present = shopify.control
      .store(key)
      .subscriptions.all()
      .map(({ topic }) => topic);
    const different = new Set(present).size;
    return different === wanted && present.length === wanted
      ? []
      : [`${key}: ${different} topics in ${present.length} subscriptions, ${wanted} are wanted`];
  });
}
