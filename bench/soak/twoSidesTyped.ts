import type { Dice } from './dice.ts';

/** What a person types in: `number` makes it one that nobody typed before. */
export interface Change {
  number: number;
  dice: Dice;
}

export type BookDeed = 'add' | 'change' | 'make default' | 'delete';

export const CITY = { city: 'Springfield', provinceCode: 'IL', countryCode: 'US', zip: '62701' };
export const typedName = (number: number): string => `Name${number}`;
export const typedEmail = (number: number): string => `deed${number}@example.com`;
export const typedPhone = (number: number): string => `+1312${5_000_000 + number}`;
export const typedStreet = (number: number): string => `${number} Deed Street`;
