/** Units of an item that lie in one lot, serial number or bin of a location, in base units. */
export interface Balance {
  item: string;
  /** Inventory number (lot or serial), internal id; '' for none. */
  lot: string;
  /** Bin, internal id; '' for none. */
  bin: string;
  available: number;
  isSerial: boolean;
  /** `YYYY-MM-DD`; '' never. */
  expires: string;
  isPreferredBin: boolean;
}

export type StockRule = 'none' | 'fefo' | 'fifo';

/** One line of an inventory detail. */
export interface Assignment {
  lot: string;
  bin: string;
  quantity: number;
}

export type Chosen =
  | { kind: 'none' }
  | { kind: 'chosen'; assignments: Assignment[] }
  /** Nobody but a person knows which ones left. */
  | { kind: 'unknown'; reason: string };

/**
 * Which lots, serial numbers and bins the units of one item leave from. Lots: those that expire first (`fefo`) or came
 * first (`fifo`: numbers rise), the preferred bin before others. Serial numbers are never guessed: only all that are there.
 */
export function chooseStock(balances: Balance[], quantity: number, rule: StockRule): Chosen {
  if (balances.every(({ lot, bin }) => lot === '' && bin === '')) return { kind: 'none' };
  if (rule === 'none') return { kind: 'unknown', reason: 'the store has no rule for them' };
  const there = balances.reduce((sum, { available }) => sum + available, 0);
  if (there < quantity) return { kind: 'unknown', reason: `only ${there} are there` };
  if (balances.some(({ isSerial }) => isSerial) && there !== quantity) {
    return { kind: 'unknown', reason: `${there} serial numbers are there` };
  }
  const assignments: Assignment[] = [];
  let left = quantity;
  for (const { lot, bin, available } of [...balances].sort((a, b) => order(a, b, rule))) {
    const units = Math.min(left, available);
    if (units > 0) assignments.push({ lot, bin, quantity: units });
    left -= units;
  }
  return { kind: 'chosen', assignments };
}

function order(a: Balance, b: Balance, rule: StockRule): number {
  const expiry = (one: Balance) => one.expires || '9999';
  if (rule === 'fefo' && expiry(a) !== expiry(b)) return expiry(a) < expiry(b) ? -1 : 1;
  return (
    Number(a.lot) - Number(b.lot) ||
    Number(b.isPreferredBin) - Number(a.isPreferredBin) ||
    Number(a.bin) - Number(b.bin)
  );
}
