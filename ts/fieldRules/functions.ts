/** Least and most number of values that each function takes. `if` and `first` work only on the values they need. */
export const ARITY: Record<string, [least: number, most: number]> = {
  if: [3, 3],
  first: [1, Infinity],
  lookup: [2, 3],
  contains: [2, 2],
  upper: [1, 1],
  lower: [1, 1],
  trim: [1, 1],
  left: [2, 2],
  replace: [3, 3],
  join: [2, 2],
  count: [1, 1],
  round: [2, 2],
  number: [1, 1],
  date: [1, 1],
};
