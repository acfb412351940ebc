import { parseArgs } from 'node:util';

export interface Options {
  /** Two small drives in place of the whole list. */
  quick: boolean;
  /** Also twenty-four hours. */
  day: boolean;
  /** Reckons with the drives of the last whole run. */
  recorded: boolean;
  /** What the merchant's other scripts hold of calls and processors, 0 to 0.95. */
  othersShare: number;
  seed: number;
}

export const USAGE = `npm run capacity [-- --quick | --recorded] [-- --day] [-- --others PERCENT] [-- --seed N]
  --quick      two small drives, about a minute
  --recorded   reckons with the drives of the last whole run (bench/capacity/driven.json), some seconds
  --day        drives a day of 1,000 orders as well, a quarter of an hour more
  --others 40  percent of calls and processors that the merchant's other scripts hold
  --seed 1     draws everything that is drawn`;

const MOST_OTHERS = 95;

/** @param args as the shell gave them @returns what is asked for, or a sentence that says why it cannot be */
export function readOptions(args: readonly string[]): Options | 'help' | { refused: string } {
  const read = parsed(args);
  if ('refused' in read) return read;
  const { quick, day, recorded, help, others, seed } = read;
  if (help) return 'help';
  if (!/^\d+$/.test(others) || Number(others) > MOST_OTHERS)
    return {
      refused: `--others takes a whole percentage from 0 to ${MOST_OTHERS}, not "${others}".`,
    };
  if (!/^[1-9]\d{0,8}$/.test(seed))
    return { refused: `--seed takes a whole number from 1, not "${seed}".` };
  if (recorded && (quick || day))
    return { refused: '--recorded drives nothing, so --quick and --day do not go with it.' };
  return { quick, day, recorded, othersShare: Number(others) / 100, seed: Number(seed) };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        quick: { type: 'boolean', default: false },
        day: { type: 'boolean', default: false },
        recorded: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        others: { type: 'string', default: '40' },
        seed: { type: 'string', default: '1' },
      },
    }).values;
  } catch (error) {
    return { refused: (error as Error).message.split('\n')[0] ?? '' };
  }
}
