import { readAll, textOf } from '../netsuite/suiteql';

export interface OpenPeriod {
  id: string;
  /** First calendar day, `YYYY-MM-DD`. */
  start: string;
}

/** The first period from this day on that takes customer deposits, or null. 10 units. */
export function nextOpenPeriod(day: string): OpenPeriod | null {
  const open = readAll(
    "SELECT p.id AS id, TO_CHAR(p.startdate, 'YYYY-MM-DD') AS start_day FROM accountingperiod p WHERE p.isyear = 'F' AND p.isquarter = 'F' AND p.isadjust = 'F' AND p.isinactive = 'F' AND p.closed = 'F' AND p.alllocked = 'F' AND p.arlocked = 'F' AND p.enddate >= TO_DATE(?, 'YYYY-MM-DD')",
    [day],
  ).map((row): OpenPeriod => ({ id: textOf(row, 'id'), start: textOf(row, 'start_day') }));
  return open.reduce<OpenPeriod | null>(
    (first, one) => (first && first.start <= one.start ? first : one),
    null,
  );
}
