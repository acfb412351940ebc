/** Of two moments that compare as text: in one zone, to the second. */
export function later(one: string, other: string): string {
  return one > other ? one : other;
}
