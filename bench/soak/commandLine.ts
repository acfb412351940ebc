import { parseArgs } from 'node:util';

export interface CommandLine {
  seeds: number[];
  hours: number;
  stores: number;
  calm: boolean;
  quiet: boolean;
}

const USAGE =
  'npm run soak -- [--seed N] [--seeds COUNT] [--weeks W | --hours H] [--stores N] [--calm] [--quiet]';

/** What the command line asks for; explains itself and ends when that cannot be. */
export function commandLine(): CommandLine {
  try {
    const { values } = parseArgs({
      options: {
        seed: { type: 'string', default: '1' },
        seeds: { type: 'string', default: '1' },
        weeks: { type: 'string' },
        hours: { type: 'string' },
        stores: { type: 'string', default: '1' },
        calm: { type: 'boolean', default: false },
        quiet: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    const { calm, quiet } = values;
    const first = whole('seed', values.seed);
    const hours =
      values.hours === undefined
        ? positive('weeks', values.weeks ?? '1') * 7 * 24
        : positive('hours', values.hours);
    const seeds = Array.from({ length: whole('seeds', values.seeds) }, (_, at) => first + at);
    return { seeds, hours, stores: whole('stores', values.stores), calm, quiet };
  } catch (error) {
    console.error(`${firstSentence((error as Error).message)} Usage: ${USAGE}`);
    process.exit(2);
  }
}

/** Node's own refusals go on with advice about positional arguments. */
function firstSentence(message: string): string {
  return message.replace(/(\.\s|\n)[^]*$/, '').replace(/\.?$/, '.');
}

function positive(name: string, text: string): number {
  const number = Number(text);
  if (!(number > 0 && number < Infinity))
    throw new TypeError(`--${name} is not a number above 0: ${text}`);
  return number;
}

function whole(name: string, text: string): number {
  const number = positive(name, text);
  if (!Number.isSafeInteger(number))
    throw new TypeError(`--${name} is not a whole number: ${text}`);
  return number;
}
