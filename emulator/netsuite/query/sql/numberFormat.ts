import { unsupportedSearch } from '../errors.ts';

/** Oracle's short text of a number: `.5`, `-3`, `1234.5`. */
export function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return String(value);
  const text = String(Number(value.toPrecision(15)));
  if (text.includes('e')) throw unsupportedSearch();
  return text.replace(/^(-?)0\./, '$1.');
}

/** TO_CHAR of a number with a mask of 9, 0, comma, point, $ and FM. Longer numbers than the mask become `#`, as in Oracle. */
export function formatNumber(value: number, mask: string): string {
  const match = /^(FM)?(\$)?([90,G]*)(?:[.D]([90]*))?$/i.exec(mask);
  if (!match) throw unsupportedSearch();
  const [, compact, dollar, whole = '', decimals] = match;
  const places = decimals?.length ?? 0;
  const [int = '0', fraction = ''] = Math.abs(value).toFixed(places).split('.');
  const digits = [...whole].filter((each) => each === '9' || each === '0').length;
  const bare = int === '0' && !whole.includes('0') && places > 0 ? '' : int;
  const width = whole.length + (decimals === undefined ? 0 : places + 1) + 1 + (dollar ? 1 : 0);
  if (bare.length > digits) return '#'.repeat(width);
  const zeros = whole.includes('0')
    ? whole.slice(whole.indexOf('0')).replace(/[,G]/gi, '').length
    : 0;
  const grouped = group(bare.padStart(zeros, '0'), whole);
  const rest = compact && decimals ? trimNines(fraction, decimals) : fraction;
  const text =
    (value < 0 ? '-' : '') + (dollar ?? '') + grouped + (decimals === undefined ? '' : `.${rest}`);
  return compact ? text : text.padStart(width);
}

function group(digits: string, mask: string): string {
  if (!/[,G]/i.test(mask)) return digits;
  let left = digits;
  let text = '';
  for (const each of [...mask].reverse()) {
    if (left === '') break;
    if (each === ',' || each.toUpperCase() === 'G') text = `,${text}`;
    else {
      text = left.at(-1)! + text;
      left = left.slice(0, -1);
    }
  }
  return text;
}

function trimNines(fraction: string, mask: string): string {
  let end = fraction.length;
  while (end > 0 && mask[end - 1] === '9' && fraction[end - 1] === '0') end--;
  return fraction.slice(0, end);
}
