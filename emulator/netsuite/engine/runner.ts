import type { Account, Definitions, Records, Session } from '../contract.ts';
import type { Engine } from './engine.ts';
import type { Invocation, Outcome } from './execution.ts';
import { limitsOf } from './limits.ts';
import { insideScript, scriptInfoOf } from './people.ts';
import type { Deployment, InstalledScript } from './scripts.ts';

export interface RunnerParts {
  account: Account;
  definitions: Definitions;
  records: Records;
  engine: Engine;
}

/** One entry point of one deployment, ready to be run for a session. */
export function invocationOf(
  parts: RunnerParts,
  script: InstalledScript,
  deployment: Deployment,
  entry: string,
  payload: unknown,
  session: Session,
  params: Record<string, string> = {},
): Invocation {
  const inside = insideScript(session, script, deployment);
  return {
    script,
    deployment,
    entry,
    payload: () => payload,
    session: inside,
    info: scriptInfoOf(parts, inside, script, deployment, params),
    limits: limitsOf(script.type, entry),
  };
}

/** What a script returned. @throws the failure as an error of the same name. */
export function valueOf(outcome: Outcome): unknown {
  if (outcome.kind === 'returned') return outcome.value;
  const { name, message } =
    outcome.kind === 'failed' ? outcome.failure : { name: outcome.code, message: outcome.message };
  const error = new Error(message);
  error.name = name;
  throw error;
}
