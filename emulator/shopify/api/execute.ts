import { execute as graphqlExecute } from 'graphql';
import type { ExecutionResult, GraphQLError } from 'graphql';
import { ShopifyError } from '../contract.ts';
import { actualCost, requestedCost } from './cost.ts';
import type { CostInput, CostOfField } from './cost.ts';
import { checkDocument, chooseOperation } from './documents.ts';
import { typeResolver } from './fieldResolver.ts';
import { inputSizeError } from './inputSize.ts';
import { requestContext } from './requestContext.ts';
import type { MutationFault, RequestContext } from './requestContext.ts';
import { describeSearch } from './search/filter.ts';
import type { ApiVersion } from './schema.ts';
import type { AnswerError } from './staticErrors.ts';
import type { RunningStore } from './store.ts';
import { variableErrors } from './variables.ts';

/** The most one request may ask for (§3.2). */
const MAX_REQUEST_POINTS = 1000;
/** The largest page (§3.5). */
const MAX_PAGE = 250;
/** Server time after which Shopify gives up, ms (§3.3). */
const SERVER_TIME_MS = 10_000;

export interface GraphqlRequest {
  query: string;
  variables: Record<string, unknown>;
  operationName: string | null;
}

export interface ExecuteOptions {
  store: RunningStore;
  version: ApiVersion;
  scopes: ReadonlySet<string>;
  /** `Shopify-GraphQL-Cost-Debug: 1` */
  costDebug?: boolean;
  /** `Shopify-Search-Query-Debug: 1` */
  searchDebug?: boolean;
  fault?: MutationFault | undefined;
  /** Bulk operations and the emulator's own page cost no points. */
  free?: boolean;
  /** Pages have no limit of 250. */
  bulk?: boolean;
}

export interface GraphqlAnswer {
  data?: unknown;
  errors?: AnswerError[];
  extensions?: Record<string, unknown>;
}

/** The server took longer than Shopify allows: answered with HTTP 504. */
export class ServerTimeExceeded extends Error {}

/**
 * Runs one GraphQL request as Shopify does: parse, validate, variables, input size, points, resolvers.
 * Errors of every stage are in the answer; only {@link ServerTimeExceeded} is thrown.
 */
export function execute(request: GraphqlRequest, options: ExecuteOptions): GraphqlAnswer {
  const { store, version } = options;
  const { schema } = version;
  const checked = checkDocument(version, request.query);
  if ('errors' in checked) return { errors: checked.errors };
  const { document, fragments } = checked.ok;
  const operation = chooseOperation(document, request.operationName);
  if ('error' in operation) return { errors: [operation.error] };

  const problems = variableErrors(schema, operation, request.variables);
  if (problems.length > 0) return { errors: problems };
  const { variables } = request;
  const tooLong = inputSizeError(schema, operation, variables);
  if (tooLong) return { errors: [tooLong] };

  const costInput: CostInput = {
    schema,
    operation,
    fragments,
    variables,
    nodesPerId: store.world.switches.nodesCostPerId,
  };
  const costFields: CostOfField[] | undefined = options.costDebug ? [] : undefined;
  const requested = requestedCost(costInput, costFields);
  if (!options.free) {
    if (requested > MAX_REQUEST_POINTS) return tooDear(requested, store);
    if (!store.bucket.take(requested)) return throttled(requested, store);
  }

  const context = requestContext({
    store,
    apiVersion: version.name,
    scopes: options.scopes,
    fault: options.fault,
    sentVariables: request.variables,
    pageLimit: options.bulk ? null : MAX_PAGE,
  });
  const result = graphqlExecute({
    schema,
    document,
    operationName: operation.name?.value ?? null,
    variableValues: variables,
    contextValue: context,
    fieldResolver: store.fieldResolver(version),
    typeResolver,
  }) as ExecutionResult;

  const { serverMsPerObject } = store.world.switches;
  const overTime = context.objects * serverMsPerObject > SERVER_TIME_MS;
  if (overTime && operation.operation === 'query') throw new ServerTimeExceeded();

  const actual = Math.min(requested, actualCost(costInput, result.data));
  if (!options.free) store.bucket.giveBack(requested - actual);
  return {
    ...(result.data !== undefined && { data: result.data }),
    ...(result.errors && { errors: result.errors.map(runtimeError) }),
    extensions: {
      cost: {
        requestedQueryCost: requested,
        actualQueryCost: actual,
        throttleStatus: store.bucket.status(),
        ...(costFields && { fields: costFields }),
      },
      ...searchExtension(context, options.searchDebug ?? false),
    },
  };
}

function tooDear(requested: number, store: RunningStore): GraphqlAnswer {
  return {
    errors: [
      {
        message: `Query cost is ${requested}, which exceeds the single query max cost limit (${MAX_REQUEST_POINTS}). See https://shopify.dev/concepts/about-apis/rate-limits for more information on how the cost of a query is calculated. To query larger amounts of data with fewer limits, bulk operations should be used instead.`,
        extensions: {
          code: 'MAX_COST_EXCEEDED',
          cost: requested,
          maxCost: MAX_REQUEST_POINTS,
          documentation: 'https://shopify.dev/api/usage/rate-limits',
        },
      },
    ],
    extensions: {
      cost: {
        requestedQueryCost: requested,
        actualQueryCost: null,
        throttleStatus: store.bucket.status(),
      },
    },
  };
}

function throttled(requested: number, store: RunningStore): GraphqlAnswer {
  return {
    errors: [
      {
        message: 'Throttled',
        extensions: {
          code: 'THROTTLED',
          documentation: 'https://shopify.dev/api/usage/rate-limits',
        },
      },
    ],
    extensions: {
      cost: {
        requestedQueryCost: requested,
        actualQueryCost: null,
        throttleStatus: store.bucket.status(),
      },
    },
  };
}

/** An error of a resolver as it stands in the answer. What is not Shopify's own is a fault of the emulator, and says so. */
function runtimeError(error: GraphQLError): AnswerError {
  const cause = error.originalError;
  const place = {
    ...(error.locations && { locations: [...error.locations] }),
    ...(error.path && { path: error.path }),
  };
  if (cause instanceof ShopifyError)
    return {
      message: cause.message,
      ...place,
      extensions: { code: cause.code, ...cause.extensions },
    };
  return {
    message: `The local Shopify failed: ${error.message}`,
    ...place,
    extensions: { code: 'NOT_MODELLED', stack: cause?.stack?.split('\n').slice(0, 4) ?? [] },
  };
}

function searchExtension(context: RequestContext, debug: boolean): Record<string, unknown> {
  const shown = context.search.filter((one) => debug || one.warnings.length > 0);
  if (shown.length === 0) return {};
  return {
    search: shown.map(({ path, query, parsed, warnings }) => ({
      path,
      query,
      parsed: describeSearch(parsed),
      ...(warnings.length > 0 && { warnings }),
    })),
  };
}
