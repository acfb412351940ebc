import type { Settings } from '../setup/settings';
import { compareGroups, type Comparison } from './compareGroups';
import { GROUPS, type Agreed, type Group, type Hashes } from './customerGroups';

/** What a person may take away; an address that is deleted stays on the other side. */
const EMPTIED: Group[] = ['email', 'phone'];

/** What of a customer goes where, by `compareGroups`. */
export function compareCustomer(
  now: { shopify: Hashes; netsuite: Hashes },
  last: Pick<Agreed, 'shopify' | 'netsuite'>,
  settings: Pick<Settings['customers'], 'import' | 'push' | 'conflict'>,
  newer: () => 'shopify' | 'netsuite',
): Comparison<Group> {
  return compareGroups({ groups: GROUPS, emptied: EMPTIED }, now, last, settings, newer);
}
