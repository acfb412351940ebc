import * as log from 'N/log';

/** What the script log keeps of `details` (netsuite-platform §1.1). Ids and field names only: logs hold no personal data. */
const MOST_CHARACTERS = 3900;

export function logError(title: string, details: string): void {
  log.error({ title: title.slice(0, 99), details: details.slice(0, MOST_CHARACTERS) });
}

export function logAudit(title: string, details: string): void {
  log.audit({ title: title.slice(0, 99), details: details.slice(0, MOST_CHARACTERS) });
}
