/** ISO UTC with milliseconds. The one place that asks for the time. */
export function now(): string {
  return new Date().toISOString();
}
