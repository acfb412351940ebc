import { nextStart } from '../../../../emulator/netsuite/engine/recurrence.ts';
import { recurrenceOf } from '../../../../emulator/netsuite/sdf/recurrence.ts';
import { parseXml } from '../../../../emulator/netsuite/sdf/xml.ts';

const DAY = 86_400_000;
/** 2026-03-02 was a Monday. */
const FROM = '<startdate>2026-03-02</startdate><starttime>05:30:00Z</starttime>';

/** The first starts after the beginning of March. */
function starts(kind: string, elements: string, count = 3): string[] {
  const text = `<scriptdeployment><recurrence><${kind}>${FROM}${elements}</${kind}></recurrence></scriptdeployment>`;
  const recurrence = recurrenceOf(parseXml(text, 'deployment'));
  const found: string[] = [];
  let after = Date.parse('2026-03-01T00:00:00Z');
  while (recurrence && found.length < count) {
    const next = nextStart(recurrence, after, (begin) => begin + DAY);
    if (next === null) break;
    found.push(new Date(next).toISOString().slice(0, 16));
    after = next;
  }
  return found;
}

test.each([
  ['single', '', ['2026-03-02T05:30']],
  [
    'daily',
    '<everyxdays>2</everyxdays>',
    ['2026-03-02T05:30', '2026-03-04T05:30', '2026-03-06T05:30'],
  ],
  [
    'daily',
    '<everyxdays>1</everyxdays><repeat>PT12H</repeat>',
    ['2026-03-02T05:30', '2026-03-02T17:30', '2026-03-03T05:30'],
  ],
  [
    'daily',
    '<everyxdays>1</everyxdays><enddate>2026-03-03</enddate>',
    ['2026-03-02T05:30', '2026-03-03T05:30'],
  ],
  [
    'weekly',
    '<everyxweeks>2</everyxweeks><sunday>F</sunday><tuesday>T</tuesday><friday>T</friday>',
    ['2026-03-03T05:30', '2026-03-06T05:30', '2026-03-17T05:30'],
  ],
  [
    'monthly',
    '<everyxmonths>3</everyxmonths>',
    ['2026-03-02T05:30', '2026-06-02T05:30', '2026-09-02T05:30'],
  ],
  [
    'monthlydayofweek',
    '<orderofweek>LAST</orderofweek><dayofweek>FRIDAY</dayofweek><everyxmonths>1</everyxmonths>',
    ['2026-03-27T05:30', '2026-04-24T05:30', '2026-05-29T05:30'],
  ],
  ['yearly', '', ['2026-03-02T05:30', '2027-03-02T05:30', '2028-03-02T05:30']],
  [
    'yearlydayofweek',
    '<orderofweek>SECOND</orderofweek><dayofweek>WEDNESDAY</dayofweek>',
    ['2026-03-11T05:30', '2027-03-10T05:30', '2028-03-08T05:30'],
  ],
])('%s %s starts on its days', (kind, elements, wanted) => {
  expect(starts(kind, elements)).toEqual(wanted);
});

test('every weekday leaves out the weekend', () => {
  expect(starts('everyweekday', '', 6).map((start) => start.slice(8, 10))).toEqual([
    '02',
    '03',
    '04',
    '05',
    '06',
    '09',
  ]);
});
