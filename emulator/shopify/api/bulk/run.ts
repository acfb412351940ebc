import { print } from 'graphql';
import { checkDocument, chooseOperation } from '../documents.ts';
import { execute } from '../execute.ts';
import type { AnswerError } from '../staticErrors.ts';
import type { ApiVersion } from '../schema.ts';
import type { RunningStore } from '../store.ts';
import type { BulkOperation } from './operations.ts';
import { bulkRows, withoutLimits } from './query.ts';

export interface BulkRun {
  operation: BulkOperation;
  store: RunningStore;
  version: ApiVersion;
  grouped: boolean;
  /** JSONL of variables; only for mutations. */
  input?: Buffer;
}

/** Starts an operation: it runs at half of `jobDelayMs` and ends at the whole. */
export function startBulk(run: BulkRun): void {
  const { operation, store } = run;
  const { world } = store;
  const half = world.switches.jobDelayMs / 2;
  store.bulk.add(operation);
  store.bulk.schedule(half, () => {
    if (operation.status !== 'CREATED') return;
    operation.status = 'RUNNING';
    store.bulk.schedule(half, () => {
      if (operation.status === 'RUNNING') finish(run);
    });
  });
}

/** Ends an operation that was asked to stop. */
export function cancelBulk(operation: BulkOperation, store: RunningStore): void {
  operation.status = 'CANCELING';
  store.bulk.schedule(store.world.switches.jobDelayMs, () => end(operation, store, 'CANCELED'));
}

function finish(run: BulkRun): void {
  const { operation, store } = run;
  const { lines, roots, errorCode } =
    operation.type === 'QUERY' ? queryLines(run) : mutationLines(run);
  const { failAfter } = store.bulk;
  const broken = failAfter?.type === operation.type ? failAfter.rows : null;
  if (broken !== null) store.bulk.failAfter = null;

  const kept = broken === null ? lines : lines.slice(0, broken);
  const content = Buffer.from(kept.map((line) => `${line}\n`).join(''));
  const failed = broken !== null || errorCode !== null;
  const path =
    kept.length > 0
      ? store.bulk.store(
          `bulk-${operation.id.split('/').at(-1)}.jsonl`,
          content,
          'application/jsonl',
        )
      : null;
  const url = path && `${store.bulk.filesUrl()}${path}`;
  operation.objectCount = String(kept.length);
  operation.rootObjectCount = String(broken === null ? roots : Math.min(roots, kept.length));
  operation.fileSize = path && String(content.length);
  if (failed) {
    operation.errorCode = errorCode ?? 'INTERNAL_SERVER_ERROR';
    operation.partialDataUrl = url;
  } else operation.url = url;
  end(operation, store, failed ? 'FAILED' : 'COMPLETED');
}

function end(
  operation: BulkOperation,
  store: RunningStore,
  status: 'COMPLETED' | 'FAILED' | 'CANCELED',
): void {
  const { world } = store;
  operation.status = status;
  operation.completedAt = world.now();
  world.action(() =>
    world.emit('bulk_operations/finish', operation.id, () => ({
      admin_graphql_api_id: operation.id,
      completed_at: operation.completedAt,
      created_at: operation.createdAt,
      error_code: operation.errorCode?.toLowerCase() ?? null,
      status: status.toLowerCase(),
      type: operation.type.toLowerCase(),
    })),
  );
}

interface Lines {
  lines: string[];
  roots: number;
  errorCode: BulkOperation['errorCode'];
}

function queryLines({ operation, store, version, grouped }: BulkRun): Lines {
  const checked = checkDocument(version, operation.query);
  if ('errors' in checked) throw new Error('a bulk query is validated before it starts');
  const chosen = chooseOperation(checked.ok.document, null);
  if ('error' in chosen) throw new Error('a bulk query has one operation');
  const fragments = Object.values(checked.ok.fragments).map(print);
  const query = [print(withoutLimits(version.schema, chosen)), ...fragments].join('\n');
  const answer = execute(
    { query, variables: {}, operationName: null },
    { store, version, scopes: store.scopes, free: true, bulk: true },
  );
  const denied = answer.errors?.some((error) => error.extensions?.['code'] === 'ACCESS_DENIED');
  const rows = bulkRows(answer.data, grouped);
  return {
    lines: rows.map((row) => JSON.stringify(row)),
    roots: rows.filter((row) => !('__parentId' in row)).length,
    errorCode: denied ? 'ACCESS_DENIED' : answer.errors ? 'INTERNAL_SERVER_ERROR' : null,
  };
}

/** One line per line of the input; a bad one says so and the run goes on. */
function mutationLines({ operation, store, version, input }: BulkRun): Lines {
  const rows = (input ?? Buffer.alloc(0)).toString('utf8').split('\n');
  const lines = rows.flatMap((row, index) =>
    row.trim() === '' ? [] : [JSON.stringify({ ...runRow(row), __lineNumber: index })],
  );
  return { lines, roots: lines.length, errorCode: null };

  function runRow(row: string): { data?: unknown; errors?: AnswerError[] } {
    let variables: Record<string, unknown>;
    try {
      variables = JSON.parse(row) as Record<string, unknown>;
    } catch {
      return { errors: [{ message: 'The line is not valid JSON.' }] };
    }
    const { data, errors } = execute(
      { query: operation.query, variables, operationName: null },
      { store, version, scopes: store.scopes, free: true, bulk: true },
    );
    return { ...(data !== undefined && { data }), ...(errors && { errors }) };
  }
}
