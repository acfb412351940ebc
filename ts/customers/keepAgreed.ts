import { now } from '../netsuite/clock';
import { agreeFirst, findLinks, type Link } from '../sync/links';
import { retry, type Outcome } from '../sync/outcome';

interface AgreedSides {
  shopify: Record<string, string>;
  netsuite: Record<string, string>;
}

/**
 * Writes down what a run agreed on, unless another one did since this one read the pair (`stored`): what this one compared
 * with is older then, and would make the next change of one side look like one of both. Only what it has `written` itself is
 * added then. `null`: nothing is left to do; else the pair is to be looked at again. 6 units, 22 after another run.
 */
export function keepAgreed<Agreed extends AgreedSides>(
  link: Link,
  stored: string,
  agreed: Agreed,
  written: string[],
): Outcome | null {
  if (agreeFirst({ id: link.id, agreed: stored }, JSON.stringify(agreed))) return null;
  if (written.length === 0) return null;
  const standing = findLinks([link.externalId]).get(link.externalId);
  if (standing && standing.agreed !== '' && standing.recordId === link.recordId) {
    const others = JSON.parse(standing.agreed) as AgreedSides;
    for (const group of written) {
      others.shopify[group] = agreed.shopify[group] ?? '';
      others.netsuite[group] = agreed.netsuite[group] ?? '';
    }
    if (agreeFirst(standing, JSON.stringify(others))) return null;
  }
  return retry('another run agreed on the pair meanwhile', now());
}
