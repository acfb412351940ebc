/** Saves that people have begun and that are not over; each is counted under its name, "refused" beside it when it was. */
export function underWay() {
  const counts: Record<string, number> = {};
  const begun = new Set<Promise<void>>();
  const count = (what: string) => (counts[what] = (counts[what] ?? 0) + 1);
  return {
    counts,
    count,
    /** `over` is told how it ended. */
    begin(
      what: string,
      work: Promise<unknown>,
      over: (isRefused: boolean) => void = () => undefined,
    ) {
      const ended: Promise<void> = work
        .then(
          () => false,
          () => true,
        )
        .then((isRefused) => {
          count(isRefused ? `${what} refused` : what);
          over(isRefused);
          begun.delete(ended);
        });
      begun.add(ended);
    },
    isIdle: (): boolean => begun.size === 0,
    /** Until all are over, those too that began meanwhile. */
    async done(): Promise<void> {
      while (begun.size > 0) await Promise.all(begun);
    },
  };
}
