import { createRecord, type Created, type RecordPlan } from '../netsuite/records';
import type { Problem } from './outcome';

/** A record as a look-up by external id finds it. `type` in SuiteScript's spelling (`salesorder`). */
export interface Found {
  id: string;
  type: string;
}

/** What was to be made. */
type Made = Pick<RecordPlan, 'type' | 'externalId'>;

export type CreatedOnce =
  | { kind: 'created'; id: string }
  /** It was there: somebody else made it, or an earlier run that did not come to its end. Later steps go on with it. */
  | { kind: 'found'; id: string; type: string }
  | { kind: 'held'; problem: Problem };

/**
 * Creates a record that must exist once; the database decides by its external id (design, rule 4).
 * On a duplicate, `find` says what holds the id: one record of the type being made, or of a type that is as right, is
 * success, anything else a problem.
 */
export function createOnce(
  plan: RecordPlan,
  subject: string,
  find: (externalId: string) => Found[],
  alsoRight: string[] = [],
): CreatedOnce {
  return settleCreated(createRecord(plan), plan, subject, find, alsoRight);
}

/** The same for a record that a transform started and that was saved under its external id. */
export function settleCreated(
  created: Created,
  plan: Made,
  subject: string,
  find: (externalId: string) => Found[],
  alsoRight: string[] = [],
): CreatedOnce {
  if (created.kind === 'created') return created;

  const found = find(plan.externalId);
  const [first] = found;
  if (first && found.length === 1 && [plan.type, ...alsoRight].includes(first.type))
    return { kind: 'found', id: first.id, type: first.type };
  return {
    kind: 'held',
    problem: first ? taken(plan, subject, found) : invisible(plan, subject, created.code),
  };
}

function taken(plan: Made, subject: string, found: Found[]): Problem {
  const records = found.map(({ type, id }) => `${type} ${id}`).join(', ');
  return {
    cause: `external-id:${plan.externalId}`,
    code: 'EXTERNAL_ID_TAKEN',
    class: 'data',
    owner: 'administrator',
    subject,
    message: `The external id ${plan.externalId}, meant for a ${plan.type}, is held by ${records}.`,
    next: 'Leave the external id on one record of that type, or clear it; then set this error to Released.',
  };
}

function invisible(plan: Made, subject: string, code: string): Problem {
  return {
    cause: `external-id:${plan.externalId}`,
    code,
    class: 'setup',
    owner: 'administrator',
    subject,
    message: `NetSuite says that a record with the external id ${plan.externalId} exists, but Crossdock's role cannot see it.`,
    next: 'Give the role access to that record (subsidiary, employee or record restrictions); then set this error to Released.',
  };
}
