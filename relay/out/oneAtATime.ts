/**
 * Runs `work` once at a time. A call while it runs makes it run once more afterwards, so that nothing which
 * happened meanwhile is missed. Resolves when it is idle again.
 */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again = false;

  async function runUntilQuiet(): Promise<void> {
    do {
      again = false;
      await work();
    } while (again);
    running = undefined;
  }

  return () => {
    if (running === undefined) running = runUntilQuiet();
    else again = true;
    return running;
  };
}
