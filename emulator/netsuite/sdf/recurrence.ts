import { RECURRENCE_KINDS, type Recurrence } from '../engine/recurrence.ts';
import { flag, textOf, type Element } from './xml.ts';

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const ORDERS: Record<string, number | 'last'> = {
  FIRST: 1,
  SECOND: 2,
  THIRD: 3,
  FOURTH: 4,
  LAST: 'last',
};

/** The recurrence of a script deployment; null for one without (facts/sdf "Scripts"). */
export function recurrenceOf(deployment: Element): Recurrence | null {
  const element = deployment.children.find(({ name }) => name === 'recurrence')?.children[0];
  if (!element) return null;
  const kind = RECURRENCE_KINDS.find((known) => known === element.name);
  if (!kind) throw new Error(`The recurrence ${element.name} is not modelled`);
  const date = textOf(element, 'startdate') ?? '1970-01-01';
  const time = (textOf(element, 'starttime') ?? '00:00:00Z').replace(/Z?$/, 'Z');
  const end = textOf(element, 'enddate');
  const every = ['everyxdays', 'everyxweeks', 'everyxmonths']
    .map((name) => textOf(element, name))
    .find((found) => found !== null);
  const named = textOf(element, 'dayofweek')?.toLowerCase();
  const days = WEEKDAYS.flatMap((day, number) =>
    day === named || flag(element, day, false) ? [number] : [],
  );
  const order = ORDERS[textOf(element, 'orderofweek') ?? ''];
  const [, count, unit] = /^PT(\d+)(M|H)$/.exec(textOf(element, 'repeat') ?? '') ?? [];
  return {
    kind,
    start: new Date(`${date}T${time}`).toISOString(),
    ...(end !== null && { end }),
    ...(every && { every: Number(every) }),
    ...(days.length > 0 && { days }),
    ...(order !== undefined && { order }),
    ...(count && { everyMinutes: Number(count) * (unit === 'H' ? 60 : 1) }),
  };
}
