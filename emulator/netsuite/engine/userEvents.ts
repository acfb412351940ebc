import type { Account, Definitions, Records, Session, UserEventRound } from '../contract.ts';
import { handOut } from '../modules/host/record.ts';
import type { Execution, Invocation } from './execution.ts';
import { limitsOf } from './limits.ts';
import { insideScript, scriptInfoOf } from './people.ts';
import { isInAudience, type Deployment, type ScriptRegistry } from './scripts.ts';

export interface UserEventParts {
  account: Account;
  definitions: Definitions;
  records: Records;
  registry: ScriptRegistry;
}

/** User events of one round, each ready to be run with its own budget (netsuite-platform §8). */
export function userEventsOf(
  parts: UserEventParts,
  caller: Session,
  round: UserEventRound,
): Invocation[] {
  if (caller.insideUserEvent) return [];
  return parts.registry
    .userEvents(round.recordType, round.stage)
    .filter(({ deployment }) => listens(deployment, caller, round.type))
    .map(({ script, deployment }) => {
      const session = insideScript(caller, script, deployment, {
        insideUserEvent: true,
        role: roleOf(caller, deployment),
      });
      return {
        script,
        deployment,
        entry: round.stage,
        session,
        info: scriptInfoOf(parts, session, script, deployment),
        limits: limitsOf('usereventscript', round.stage),
        payload: (execution: Execution) => ({
          type: round.type,
          hasForm: round.messages !== undefined,
          newRecord: handOut(execution, round.newRecord),
          oldRecord: round.oldRecord ? handOut(execution, round.oldRecord) : null,
        }),
      };
    });
}

/**
 * A script that another script set off runs with the first one's role, whatever its deployment says (review 6);
 * set off by a person or a service it takes its own.
 */
function roleOf(caller: Session, deployment: Deployment): string {
  return caller.script ? caller.role : (deployment.runAsRole ?? caller.role);
}

function listens(deployment: Deployment, caller: Session, type: string): boolean {
  if (!deployment.isDeployed) return false;
  if (deployment.status === 'TESTING' && caller.role !== 'administrator') return false;
  if (deployment.eventType !== null && deployment.eventType.toLowerCase() !== type) return false;
  const contexts = deployment.executionContexts;
  if (contexts.size > 0 && !contexts.has(caller.executionContext)) return false;
  return isInAudience(deployment, caller.role);
}
