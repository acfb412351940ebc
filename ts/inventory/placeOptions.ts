import { jsonObject } from '../setup/jsonObject';

/** Options of a row of the value table `location`; what is not given comes from the row and the store's settings. */
export interface PlaceOptions {
  /** Internal ids of NetSuite locations. */
  sources?: string[];
  share?: number;
  buffer?: number;
  cap?: number;
  /** False: none is sent there. */
  stock?: boolean;
}

/** The rule of each option, in words for whoever typed it. */
const RULES: Record<keyof PlaceOptions, { is: (value: unknown) => boolean; words: string }> = {
  sources: {
    is: (value) =>
      Array.isArray(value) &&
      value.length > 0 &&
      value.every((one) => typeof one === 'string' && /^\d+$/.test(one)),
    words: 'a list of internal ids such as ["1", "2"]',
  },
  share: { is: isWholeUpTo(100), words: 'a whole number from 0 to 100' },
  buffer: { is: isWholeUpTo(Infinity), words: 'a whole number, 0 or more' },
  cap: { is: isWholeUpTo(Infinity), words: 'a whole number, 0 or more' },
  stock: { is: (value) => typeof value === 'boolean', words: 'true or false' },
};

/** Reads the JSON of a row; '' is none. Throws a plain Error that names the option and says what it must be. */
export function parsePlaceOptions(json: string): PlaceOptions {
  const given = json === '' ? {} : parseObject(json);
  for (const [name, value] of Object.entries(given)) {
    const rule = (RULES as Record<string, (typeof RULES)['share'] | undefined>)[name];
    if (!rule) throw new Error(`there is no option ${name}, only ${Object.keys(RULES).join(', ')}`);
    if (!rule.is(value)) throw new Error(`option ${name} must be ${rule.words}`);
  }
  return given;
}

function parseObject(json: string): Record<string, unknown> {
  const given = jsonObject(json);
  if (given) return given;
  throw new Error('the options must be a JSON object such as {"share": 50}');
}

function isWholeUpTo(most: number): (value: unknown) => boolean {
  return (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;
}
