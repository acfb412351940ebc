import { now } from '../netsuite/clock';
import { outcomeOf } from '../sync/classify';
import type { Flow, Result } from '../sync/flow';
import { oneRunEach } from '../sync/oneRunEach';
import { done, notReached, retry, type Outcome } from '../sync/outcome';
import type { Work } from '../sync/work';
import { toLinkIn, type MadePair } from './beforeCreate';
import { noteShipped } from './noteShipped';
import { linkFulfillment } from './shipmentLinks';

/** Shopify confirmed all of the shipment from inside its save, and nothing has been hinted since. */
export function isOnlyToLink({ mark, tries, before }: Work): boolean {
  return tries === 0 && toLinkIn(before)?.mark === mark;
}

/**
 * Shipments that the save brought over are linked with what was sent: nothing is read again, and no claim is needed, since
 * a link is made once whoever writes it. 12 units each. What does not go smoothly is left to `pushFulfillments`.
 */
export const linkMade = oneRunEach('links', link);

function link(...[items, run]: Parameters<Flow>): Result[] {
  const written: MadePair[] = [];
  const results = items.map(({ subject, before }) => {
    const linkPairs = (): Outcome => {
      const pairs = toLinkIn(before)?.pairs ?? [];
      const sides = pairs.map((pair, index) => {
        const side = linkFulfillment(run.store.key, {
          fulfillment: pair.fulfillment,
          shipment: subject,
          number: index + 1,
          agreed: pair.agreed,
        });
        if (side.shopify) written.push(pair);
        return side;
      });
      return sides.every(({ netsuite }) => netsuite)
        ? done
        : retry('another fulfillment has its number');
    };
    const outcome = run.mayGoOn() ? attempt(subject, linkPairs) : notReached(now());
    return { subject, outcome, record: '', points: 0 };
  });
  noteShipped(
    run.store,
    written.map(({ shipped }) => shipped),
  );
  return results;
}

function attempt(shipment: string, linkPairs: () => Outcome): Outcome {
  try {
    return linkPairs();
  } catch (error) {
    return outcomeOf(error, `item fulfillment ${shipment}`, `shipment:${shipment}`);
  }
}
