import { now } from '../netsuite/clock';
import { createRecord } from '../netsuite/records';
import { agree, agreeFirst, findLinks, LINK_TYPE, linkFields } from './links';

/** Longer than a run needs between its claim and the record that it makes. */
const CLAIM_MS = 60_000;

/** Another run makes a record that this one would take; what is done is tried again. */
export class KeyInUse extends Error {
  constructor(key: string) {
    super(`another run is at ${key}`);
    this.name = 'KEY_IN_USE';
  }
}

/**
 * Lets one run at a time look up and make a record that no external id of its own keeps single. A row of links carries the
 * key, and the database takes its external id once; the end of the claim and its subject stand where others keep what is
 * agreed. Runs with one subject need not wait: they make one record, since its external id is made of it. `make` is told
 * whether somebody had the key before: then what was looked up earlier may be out of date. Throws KeyInUse while somebody
 * has it. 8 units for a new key, 18 for a known one.
 */
export function underKey<Made>(
  { key, store, subject }: { key: string; store: string; subject: string },
  make: (isContested: boolean) => Made,
): Made {
  const until = new Date(Date.parse(now()) + CLAIM_MS).toISOString();
  const claim = `${until} ${subject}`;
  const created = createRecord({
    type: LINK_TYPE,
    externalId: key,
    fields: linkFields({
      store,
      entity: 'key',
      shopifyId: key,
      role: '',
      recordType: '',
      recordId: '',
      agreed: claim,
    }),
  });
  if (created.kind === 'created') return making(created.id, () => make(false));
  const standing = findLinks([key]).get(key);
  if (!standing) throw new KeyInUse(key);
  const [end = '', holder] = standing.agreed.split(' ');
  if (end > now()) {
    if (holder === subject) return make(true);
    throw new KeyInUse(key);
  }
  if (!agreeFirst(standing, claim)) throw new KeyInUse(key);
  return making(standing.id, () => make(true));
}

function making<Made>(claim: string, make: () => Made): Made {
  try {
    return make();
  } finally {
    agree(claim, '');
  }
}
