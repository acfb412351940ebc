import type { LoadedRecord } from '../netsuite/records';

/** Which package sublist an item fulfillment has depends on its ship method's carrier; the field ids carry its name too. */
export const PACKAGES = ['', 'ups', 'fedex', 'usps'].map((carrier) => ({
  sublist: `package${carrier}`,
  trackingNumber: `packagetrackingnumber${carrier}`,
  weight: `packageweight${carrier}`,
}));

/** The tracking numbers on the packages of an item fulfillment, in their order. */
export function packageNumbers(record: Pick<LoadedRecord, 'lineCount' | 'lineText'>): string[] {
  return PACKAGES.flatMap(({ sublist, trackingNumber }) =>
    Array.from({ length: record.lineCount(sublist) }, (_, line) =>
      record.lineText(sublist, trackingNumber, line),
    ),
  ).filter((number) => number !== '');
}

/** One package per tracking number, in the sublist the record has; packages beyond them stay without a number. */
export function writePackages(record: LoadedRecord, numbers: string[], weight: number): void {
  const used = PACKAGES.find(({ sublist }) => record.lineCount(sublist) > 0) ?? PACKAGES[0]!;
  const { sublist } = used;
  const distinct = [...new Set(numbers)];
  const known = Math.max(0, record.lineCount(sublist));
  distinct.forEach((number, line) => {
    if (line >= known) {
      const fields = { [used.weight]: weight, [used.trackingNumber]: number };
      return record.addLine(sublist, { fields });
    }
    if (!(Number(record.lineText(sublist, used.weight, line)) > 0))
      record.setLine(sublist, used.weight, line, weight);
    record.setLine(sublist, used.trackingNumber, line, number);
  });
  for (let line = distinct.length; line < known; line += 1)
    record.setLine(sublist, used.trackingNumber, line, '');
}
