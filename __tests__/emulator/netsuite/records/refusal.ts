/** Runs it and answers what it threw as `CODE: text`, or 'nothing'. */
export function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    const { name, message } = error as Error;
    return `${name}: ${message}`;
  }
  return 'nothing';
}

/** Only the code. */
export function code(action: () => unknown): string {
  return refusal(action).split(':')[0]!;
}
