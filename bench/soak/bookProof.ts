import { isOf, type Known, type Seen } from './twoSidesJournal.ts';
import { nameOf } from './twoSidesPair.ts';

/** Shopify's book is compared up to here. */
const MOST = 50;

/**
 * Where whole address books are kept: what stands in one stands in the other as well, unless a person took it away there or
 * wrote another address in its place; and nothing that the soak's people wrote stands twice.
 */
export function bookProblems(
  { pair, there, here }: Seen,
  { journal, settings, isMerged }: Known,
): string[] {
  if (pair.entity !== 'customer' || settings.addresses !== 'all') return [];
  if (there.book.length > MOST) return [];
  const gone = (side: 'shopify' | 'netsuite') =>
    new Set(
      journal.gone
        .filter((one) => one.side === side && isOf(one.pair, pair))
        .map(({ content }) => content),
    );
  const lacks = (book: Seen['here']['book'], other: Seen['here']['book'], taken: Set<string>) =>
    book.filter(
      ({ content, isDefault }) =>
        // The default ones are a part of their own.
        !isDefault && !taken.has(content) && !other.some((line) => line.content === content),
    );
  const twice = (book: Seen['here']['book']) =>
    book.filter(
      ({ content }, at) =>
        content.includes(' deed street') && book.findIndex((line) => line.content === content) < at,
    );
  const told =
    (what: string) =>
    ({ content }: { content: string }) =>
      `${nameOf(pair)}, address book: ${content} ${what}`;
  return [
    ...(settings.import
      ? lacks(there.book, here.book, gone('netsuite')).map(told('is missing in NetSuite'))
      : []),
    ...(settings.push
      ? lacks(here.book, there.book, gone('shopify')).map(told('is missing in Shopify'))
      : []),
    ...twice(here.book).map(told('stands twice in NetSuite')),
    ...(isMerged(pair) ? [] : twice(there.book).map(told('stands twice in Shopify'))),
  ];
}
