import {
  type Operation,
  type RecordObject,
  type Records,
  type SubrecordData,
} from '../../contract.ts';
import type { Execution } from '../../engine/execution.ts';
import type { HostModule } from '../../engine/hostModule.ts';
import { UNITS } from '../../engine/units.ts';

type Options = { type: string; id: string; isDynamic?: boolean };

/** Gives a script a handle for a record; the record itself stays here. */
export function handOut(execution: Execution, record: RecordObject): unknown {
  const handle = execution.nextHandle++;
  execution.records.set(handle, record);
  const { type, id, isDynamic } = record;
  return { $record: { handle, type, id, isDynamic } };
}

function held(execution: Execution, handle: number): RecordObject {
  const record = execution.records.get(handle);
  if (!record) throw new Error(`Script holds no record ${handle}`);
  return record;
}

export function recordModule(records: Records): HostModule {
  const price = (kind: keyof typeof UNITS.record, type: string) =>
    UNITS.record[kind][records.recordClass(type.toLowerCase())];

  function* handedOut(
    execution: Execution,
    operation: Operation<RecordObject>,
  ): Operation<unknown> {
    return handOut(execution, yield* operation);
  }
  const options = <T extends Options>(given: T): T => ({
    ...given,
    type: given.type.toLowerCase(),
  });

  return {
    'record.create': {
      units: (_, [given]: [Options]) => price('create', given.type),
      run: (execution, [given]: [Options]) =>
        handedOut(execution, records.create(execution.session, options(given))),
    },
    'record.load': {
      units: (_, [given]: [Options]) => price('load', given.type),
      run: (execution, [given]: [Options]) =>
        handedOut(execution, records.load(execution.session, options(given))),
    },
    'record.copy': {
      units: (_, [given]: [Options]) => price('copy', given.type),
      run: (execution, [given]: [Options]) =>
        handedOut(execution, records.copy(execution.session, options(given))),
    },
    'record.transform': {
      units: (_, [given]: [{ fromType: string }]) => price('transform', given.fromType),
      run: (execution, [given]: [{ fromType: string; fromId: string; toType: string }]) =>
        handedOut(
          execution,
          records.transform(execution.session, {
            ...given,
            fromType: given.fromType.toLowerCase(),
            toType: given.toType.toLowerCase(),
          }),
        ),
    },
    'record.save': {
      units: (execution, [handle]: [number]) => price('save', held(execution, handle).type),
      run: (execution, [handle, given]: [number, object]) =>
        records.save(execution.session, held(execution, handle), given ?? {}),
    },
    'record.submitFields': {
      units: (_, [given]: [Options]) => price('submitFields', given.type),
      run: (execution, [given]: [Options & { values: Record<string, unknown> }]) =>
        records.submitFields(execution.session, options(given)),
    },
    'record.delete': {
      units: (_, [given]: [Options]) => price('delete', given.type),
      run: (execution, [given]: [Options]) => records.delete(execution.session, options(given)),
    },
    'record.attach': {
      units: () => UNITS.attach,
      run: (execution, [given]: [unknown]) => records.attach(execution.session, given),
    },
    'record.detach': {
      units: () => UNITS.attach,
      run: (execution, [given]: [unknown]) => records.detach(execution.session, given),
    },
    'record.object': {
      isLocal: true,
      run(execution, [handle, method, given]: [number, string, unknown]) {
        const value = held(execution, handle).call(execution.session, method, [given]);
        if (isRecordObject(value)) return handOut(execution, value);
        return method.endsWith('Field') && value !== null && value !== undefined
          ? { $field: { handle, where: given, properties: value } }
          : value;
      },
    },
    'record.json': {
      isLocal: true,
      run: (execution, [handle]: [number]) => {
        const { type, id, fields, sublists } = held(execution, handle).data();
        return { id, type, isDynamic: false, fields, sublists: linesOf(sublists) };
      },
    },
  };
}

function isRecordObject(value: unknown): value is RecordObject {
  return typeof (value as RecordObject | null)?.call === 'function' && typeof value === 'object';
}

/** NetSuite's JSON of a record: sublist → `line 1`, `line 2` … → column → value. */
function linesOf(sublists: NonNullable<SubrecordData['sublists']>): object {
  const printed: Record<string, object> = {};
  for (const [sublist, lines] of Object.entries(sublists)) {
    printed[sublist] = Object.fromEntries(
      lines.map(({ values }, index) => [`line ${index + 1}`, values]),
    );
  }
  return printed;
}
