import { SuiteScriptError, type Records } from '../../contract.ts';
import type { Execution } from '../../engine/execution.ts';
import type { HostModule } from '../../engine/hostModule.ts';
import { UNITS } from '../../engine/units.ts';

interface Removal {
  recordType: string;
  recordIds: (string | number)[];
  fieldIds?: string[];
}

interface RemovalTask extends Removal {
  id: number;
  status: 'CREATED' | 'PENDING' | 'COMPLETE' | 'ERROR';
}

/**
 * Removal of personal information (netsuite-platform §7): empties fields of records. Histories in system notes and
 * workflows are not kept here field by field, so nothing of them is removed.
 */
export class PiRemoval {
  readonly #records: Records;
  readonly #tasks = new Map<number, RemovalTask>();

  constructor(records: Records) {
    this.#records = records;
  }

  /** @throws RCRD_DSNT_EXIST when a record is not there. */
  save(removal: Removal): number {
    for (const id of removal.recordIds) {
      if (!this.#records.find(removal.recordType, String(id))) {
        throw new SuiteScriptError('RCRD_DSNT_EXIST', 'That record does not exist.');
      }
    }
    const id = this.#tasks.size + 1;
    this.#tasks.set(id, { ...removal, id, status: 'CREATED' });
    return id;
  }

  find(id: number): RemovalTask {
    const task = this.#tasks.get(id);
    if (!task) throw new SuiteScriptError('INVALID_TASK_ID', `The task ${id} does not exist.`);
    return task;
  }

  delete(id: number): void {
    this.find(id);
    this.#tasks.delete(id);
  }

  *run(id: number, { session }: Execution) {
    const task = this.find(id);
    const values = Object.fromEntries((task.fieldIds ?? []).map((field) => [field, '']));
    for (const recordId of task.recordIds) {
      const options = { ignoreMandatoryFields: true };
      const given = { type: task.recordType, id: String(recordId), values, options };
      yield* this.#records.submitFields({ ...session, insideUserEvent: true }, given);
    }
    task.status = 'COMPLETE';
    return null;
  }
}

export function piRemovalModule(removal: PiRemoval): HostModule {
  return {
    'piremoval.save': {
      units: () => UNITS.piremoval,
      run: (_, [given]: [Removal]) => removal.save(given),
    },
    'piremoval.run': {
      units: () => UNITS.piremoval,
      run: (execution, [id]: [number]) => removal.run(id, execution),
    },
    'piremoval.delete': {
      units: () => UNITS.piremoval,
      run: (_, [id]: [number]) => removal.delete(id) ?? null,
    },
    'piremoval.status': {
      isLocal: true,
      run: (_, [id]: [number]) => ({ status: removal.find(id).status, logList: [] }),
    },
  };
}
