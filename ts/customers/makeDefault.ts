import type { LoadedRecord } from '../netsuite/records';

type Flag = 'defaultshipping' | 'defaultbilling';

export function isDefault(record: LoadedRecord, flag: Flag, line: number): boolean {
  return ['T', 'true'].includes(record.lineText('addressbook', flag, line));
}

/**
 * Makes a line of the address book the default. Of several marked lines NetSuite keeps one, which need not be the one that
 * was marked now, so the others are taken back.
 */
export function makeDefault(record: LoadedRecord, flag: Flag, line: number): void {
  for (let other = 0; other < record.lineCount('addressbook'); other += 1)
    if (other !== line && isDefault(record, flag, other))
      record.setLine('addressbook', flag, other, false);
  record.setLine('addressbook', flag, line, true);
}
