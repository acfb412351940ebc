type Call = (...args: never[]) => unknown;

/**
 * The `.promise` form of a server-side call (netsuite-platform §4.1). Nothing runs in the background: the call is carried
 * out at once, and its answer, or what it throws, arrives with the promise.
 */
export function withPromise<F extends Call>(
  call: F,
): F & { promise: (...args: Parameters<F>) => Promise<ReturnType<F>> } {
  const promise = (...args: Parameters<F>): Promise<ReturnType<F>> =>
    new Promise((resolve) => resolve(call(...args) as ReturnType<F>));
  return Object.assign(call, { promise });
}

/** The same for methods of an object, whose `.promise` is called without it. */
export function promiseMethods(object: object, ...names: string[]): void {
  const methods = object as Record<string, Call | undefined>;
  for (const name of names) {
    const method = methods[name]?.bind(object);
    if (method) Object.defineProperty(object, name, { value: withPromise(method) });
  }
}
