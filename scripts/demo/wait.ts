/** How often an outside program looks again. */
const EVERY_MS = 20;

/** Looks until `look` finds something. Answers it with the time it took; throws naming `what` after `seconds`. */
export async function waitFor<Found>(
  what: string,
  look: () => Promise<Found | null | undefined | false>,
  seconds = 20,
): Promise<{ found: Found; ms: number }> {
  const start = performance.now();
  while (performance.now() - start < seconds * 1000) {
    const found = await look();
    if (found) return { found, ms: performance.now() - start };
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  throw new Error(`${what} did not happen within ${seconds} s`);
}
