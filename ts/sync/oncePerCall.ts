import type { Flow } from './flow';

/**
 * A flow that several hints of one call may lead to: a subject that is done is not looked at again in the same call. Its
 * hints were all there before it was read.
 */
export function oncePerCall(flow: Flow): Flow {
  return (items, run) => {
    const { dealtWith } = run;
    if (!dealtWith) return flow(items, run);
    const keyOf = (subject: string) => `${run.store.key}:${subject}`;
    const isNew = (item: (typeof items)[number]) =>
      item.action !== 'changed' || !dealtWith.has(keyOf(item.subject));
    const known = items.flatMap((item) =>
      isNew(item) ? [] : (dealtWith.get(keyOf(item.subject)) ?? []),
    );
    const fresh = items.filter(isNew);
    const results = fresh.length > 0 ? flow(fresh, run) : [];
    for (const result of results)
      if (result.outcome.kind === 'done')
        dealtWith.set(keyOf(result.subject), { ...result, points: 0 });
    return [...results, ...known];
  };
}
