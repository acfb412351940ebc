import { codeOf, safeMessage } from './errors';
import { logError } from './log';

/** The one catch of a user event: whatever happens here, the user's save stands. Polling finds what was missed. */
export function guard(script: string, run: () => void): void {
  try {
    run();
  } catch (error) {
    const { stack } = error as { stack?: unknown };
    logError(
      `Crossdock ${script}: ${codeOf(error)}`,
      `${safeMessage(error)} ${String(stack ?? '')}`,
    );
  }
}
