/** A figure that waits is computed again as often as this: longer than Shopify's order index lags. */
const FEWEST_MS = 5_000;
const MOST_MS = 600_000;

/** When figures that wait since then are computed again (ISO UTC): after 5, 10, 20, 40 seconds …, then every ten minutes. */
export function nextLook(since: string, moment: string): string {
  const waited = Date.parse(moment) - Date.parse(since);
  const pause = Math.min(MOST_MS, Math.max(FEWEST_MS, waited));
  return new Date(Date.parse(moment) + pause).toISOString();
}
