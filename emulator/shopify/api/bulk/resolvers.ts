import { Kind } from 'graphql';
import { NotModelled } from '../../contract.ts';
import type { Ctx, ResolverMap, UserError } from '../../contract.ts';
import { connection } from '../connection.ts';
import { checkDocument, chooseOperation } from '../documents.ts';
import type { RequestContext } from '../requestContext.ts';
import { apiVersion } from '../schema.ts';
import type { AnswerError } from '../staticErrors.ts';
import { SLOTS } from './operations.ts';
import type { BulkOperation } from './operations.ts';
import { bulkMutationProblems, bulkQueryProblems } from './query.ts';
import { cancelBulk, startBulk } from './run.ts';

const MAX_QUERY_BYTES = 65_535;
const MAX_FILE_BYTES = 100 * 1024 * 1024;

/** Bulk operations of the Admin API and the staged upload they need (§3.6). */
export const bulkResolvers: ResolverMap = {
  Query: {
    bulkOperation: (_, { id }, ctx) => storeOf(ctx).bulk.get(id) ?? null,
    currentBulkOperation: (_, { type }, ctx) =>
      storeOf(ctx)
        .bulk.all()
        .findLast((one) => one.type === type) ?? null,
    bulkOperations(_, args, ctx) {
      const keep = ctx.searchFilter<BulkOperation>(args.query, {
        fields: {
          id: { kind: 'id', of: (one) => one.id },
          status: { kind: 'text', of: (one) => one.status },
          operation_type: { kind: 'text', of: (one) => one.type },
          created_at: { kind: 'date', of: (one) => one.createdAt },
          completed_at: { kind: 'date', of: (one) => one.completedAt },
        },
        bare: () => [],
      });
      const all = storeOf(ctx).bulk.all().filter(keep);
      if (args.sortKey === 'COMPLETED_AT')
        all.sort((a, b) => (a.completedAt ?? '9').localeCompare(b.completedAt ?? '9'));
      return connection(all, args, (one) => one.id, args.sortKey);
    },
  },
  Mutation: {
    bulkOperationRunQuery(_, { query, groupObjects }, ctx) {
      const problems = queryProblems(query, ctx);
      if (problems.length > 0) return refused(['query'], problems, 'INVALID');
      const busy = inProgress('QUERY', ctx);
      if (busy) return busy;
      return begin('QUERY', query, groupObjects, ctx);
    },
    bulkOperationRunMutation(_, { mutation, stagedUploadPath, groupObjects }, ctx) {
      const problems = mutationProblems(mutation, ctx);
      if (problems.length > 0) return refused(['mutation'], problems, 'INVALID_MUTATION');
      const input = storeOf(ctx).bulk.uploaded(stagedUploadPath);
      if (!input)
        return refused(
          null,
          "The JSONL file could not be found. Try uploading the file again, and check that you've entered the URL correctly for the stagedUploadPath mutation argument.",
          'NO_SUCH_FILE',
        );
      if (input.length > MAX_FILE_BYTES || input.toString('utf8').trim() === '')
        return refused(
          null,
          'The input file is empty or larger than 100 MB.',
          'INVALID_STAGED_UPLOAD_FILE',
        );
      const busy = inProgress('MUTATION', ctx);
      if (busy) return busy;
      return begin('MUTATION', mutation, groupObjects, ctx, input);
    },
    bulkOperationCancel(_, { id }, ctx) {
      const store = storeOf(ctx);
      const operation = store.bulk.get(id);
      const wrong = (message: string, field: string[] | null): object => ({
        bulkOperation: operation ?? null,
        userErrors: [{ field, message }],
      });
      if (!operation) return wrong('Bulk operation does not exist', ['id']);
      if (operation.status !== 'CREATED' && operation.status !== 'RUNNING')
        return wrong(
          `A bulk operation cannot be canceled when it is ${operation.status.toLowerCase()}`,
          null,
        );
      cancelBulk(operation, store);
      return { bulkOperation: operation, userErrors: [] };
    },
    stagedUploadsCreate(_, { input }: { input: StagedUploadInput[] }, ctx) {
      return { stagedTargets: input.map((one) => stagedTarget(one, ctx)), userErrors: [] };
    },
  },
};

interface StagedUploadInput {
  resource: string;
  filename: string;
  mimeType: string;
  httpMethod?: 'POST' | 'PUT' | null;
}

function stagedTarget(input: StagedUploadInput, ctx: Ctx): object {
  if (input.resource !== 'BULK_MUTATION_VARIABLES')
    throw new NotModelled(`staged uploads of ${input.resource}`);
  if (input.httpMethod !== 'POST') throw new NotModelled('staged uploads by PUT');
  const { bulk } = storeOf(ctx);
  const key = bulk.reserve(input.filename);
  const parameters = {
    key,
    'Content-Type': input.mimeType,
    success_action_status: '201',
    acl: 'private',
    policy: Buffer.from(key).toString('base64'),
  };
  return {
    __typename: 'StagedMediaUploadTarget',
    url: `${bulk.filesUrl()}/uploads`,
    resourceUrl: null,
    parameters: Object.entries(parameters).map(([name, value]) => ({ name, value })),
  };
}

function begin(
  type: BulkOperation['type'],
  query: string,
  grouped: boolean,
  ctx: Ctx,
  input?: Buffer,
): object {
  const operation: BulkOperation = {
    __typename: 'BulkOperation',
    id: ctx.newGid('BulkOperation'),
    type,
    status: 'CREATED',
    errorCode: null,
    query,
    createdAt: ctx.now(),
    completedAt: null,
    objectCount: '0',
    rootObjectCount: '0',
    fileSize: null,
    url: null,
    partialDataUrl: null,
  };
  startBulk({
    operation,
    store: storeOf(ctx),
    version: apiVersion(ctx.apiVersion),
    grouped,
    ...(input && { input }),
  });
  return { bulkOperation: operation, userErrors: [] };
}

function inProgress(type: BulkOperation['type'], ctx: Ctx): object | null {
  const running = storeOf(ctx).bulk.running(type);
  if (running.length < SLOTS) return null;
  const ids = running.map((one) => one.id).join(', ');
  return refused(
    null,
    `A bulk ${type.toLowerCase()} operation for this app and shop is already in progress: ${ids}.`,
    'OPERATION_IN_PROGRESS',
  );
}

function queryProblems(text: string, ctx: Ctx): string[] {
  if (Buffer.byteLength(text) > MAX_QUERY_BYTES) return ['Query is too large'];
  const version = apiVersion(ctx.apiVersion);
  const checked = checkDocument(version, text);
  if ('errors' in checked) return [`Invalid bulk query: ${messages(checked.errors)}`];
  const operation = chooseOperation(checked.ok.document, null);
  if ('error' in operation) return [`Invalid bulk query: ${operation.error.message}`];
  return bulkQueryProblems(version.schema, operation, checked.ok.fragments);
}

function mutationProblems(text: string, ctx: Ctx): string[] {
  const version = apiVersion(ctx.apiVersion);
  const checked = checkDocument(version, text);
  if ('errors' in checked) return [messages(checked.errors)];
  const operation = chooseOperation(checked.ok.document, null);
  if ('error' in operation) return [operation.error.message];
  if (operation.operation !== 'mutation') return ['Only mutations are supported.'];
  const fields = operation.selectionSet.selections.filter((node) => node.kind === Kind.FIELD);
  if (fields.length !== 1) return ['You must specify exactly one mutation.'];
  if (fields[0]?.name.value.startsWith('bulkOperation'))
    return [`The mutation ${fields[0].name.value} cannot be used in a bulk operation.`];
  return bulkMutationProblems(version.schema, operation, checked.ok.fragments);
}

function messages(errors: readonly AnswerError[]): string {
  return errors.map((error) => error.message).join(', ');
}

function refused(field: string[] | null, messages: string | string[], code: string): object {
  const userErrors: UserError[] = [messages].flat().map((message) => ({ field, message, code }));
  return { bulkOperation: null, userErrors };
}

function storeOf(ctx: Ctx): RequestContext['runningStore'] {
  return (ctx as RequestContext).runningStore;
}
