import type { Context } from 'hono';
import {
  SuiteScriptError,
  type Operation,
  type Queries,
  type RecordObject,
  type Records,
  type Session,
} from '../contract.ts';
import { collectionOf } from '../query/collections.ts';
import { applyBody } from './restBody.ts';
import { restError } from './restErrors.ts';
import { parseFilter, type Filter } from './restFilter.ts';
import { fromRest, toRest } from './restNames.ts';
import { sublistView, viewOf } from './restView.ts';

export interface RestRecordParts {
  records: Records;
  queries: Queries;
  perform<T>(
    session: Session,
    method: string,
    start: () => Operation<T>,
    recordType: string,
  ): Promise<T>;
}

type Json = Record<string, unknown>;

const ROOT = '/services/rest/record/v1';
const MOST_ITEMS = 1_000;
/** Of a filtered collection. */
const MOST_FOUND = 100_000;
/** No record has it. */
const NO_ID = '0';

/** The record service: create, read, change, delete, transform, as SuiteTalk REST spells them. */
export async function restRecord(
  context: Context,
  parts: RestRecordParts,
  session: Session,
): Promise<Response> {
  const base = `${originOf(context)}${ROOT}`;
  const [typeName = '', idText, third, fourth] = new URL(context.req.url).pathname
    .slice(ROOT.length + 1)
    .split('/')
    .map(decodeURIComponent);
  const type = fromRest(typeName);
  const { method } = context.req;
  try {
    if (idText === undefined || idText === '') {
      if (method === 'POST') return await create(context, parts, session, base, type);
      if (method === 'GET') return list(context, parts, session, base, type);
    } else if (third === '!transform' && fourth !== undefined && method === 'POST') {
      const from = { fromType: type, fromId: idOf(parts.records, type, idText) };
      return await transform(context, parts, session, base, { ...from, toType: fromRest(fourth) });
    } else if (third === undefined) {
      return await one(context, parts, session, { base, type, idText });
    } else if (method === 'GET' && fourth === undefined) {
      return await sublist(parts, session, { base, type, idText, sublistId: fromRest(third) });
    }
    return restError(405, 'METHOD_NOT_ALLOWED', `${method} is not allowed here.`);
  } catch (error) {
    if (error instanceof SuiteScriptError) return refused(error);
    throw error;
  }
}

interface Place {
  base: string;
  type: string;
  idText: string;
}

async function one(
  context: Context,
  parts: RestRecordParts,
  session: Session,
  place: Place,
): Promise<Response> {
  const { records } = parts;
  const { base, type, idText } = place;
  switch (context.req.method) {
    case 'GET': {
      const id = idOf(records, type, idText);
      const expand = context.req.query('expandSubResources') === 'true';
      const record = await parts.perform(
        session,
        'record.load',
        () => records.load(session, { type, id }),
        type,
      );
      return Response.json(viewOf(session, record, base, expand));
    }
    case 'PATCH':
      return change(context, parts, session, place, idOf(records, type, idText));
    case 'PUT': {
      if (!idText.startsWith('eid:')) {
        return restError(400, 'INVALID_ID', 'Upsert needs an external ID in the form eid:value.');
      }
      const id = externalIdOf(records, type, idText.slice('eid:'.length));
      if (id !== null) return change(context, parts, session, place, id);
      return create(context, parts, session, base, type, idText.slice('eid:'.length));
    }
    case 'DELETE': {
      const id = idOf(records, type, idText);
      await parts.perform(
        session,
        'record.delete',
        () => records.delete(session, { type, id }),
        type,
      );
      return new Response(null, { status: 204 });
    }
    default:
      return restError(405, 'METHOD_NOT_ALLOWED', `${context.req.method} is not allowed here.`);
  }
}

async function create(
  context: Context,
  parts: RestRecordParts,
  session: Session,
  base: string,
  type: string,
  externalId?: string,
): Promise<Response> {
  const body = await bodyOf(context);
  if (externalId !== undefined) body['externalId'] = externalId;
  const { records } = parts;
  const id = await parts.perform(
    session,
    'record.save',
    () => saved(records, session, records.create(session, { type }), body, []),
    type,
  );
  return made(base, type, id);
}

async function change(
  context: Context,
  parts: RestRecordParts,
  session: Session,
  { base, type }: Place,
  id: string,
): Promise<Response> {
  const body = await bodyOf(context);
  const replaced = (context.req.query('replace') ?? '').split(',').filter(Boolean);
  const { records } = parts;
  await parts.perform(
    session,
    'record.save',
    () => saved(records, session, records.load(session, { type, id }), body, replaced),
    type,
  );
  return made(base, type, id);
}

async function transform(
  context: Context,
  parts: RestRecordParts,
  session: Session,
  base: string,
  given: { fromType: string; fromId: string; toType: string },
): Promise<Response> {
  const body = await bodyOf(context);
  const { records } = parts;
  const id = await parts.perform(
    session,
    'record.save',
    () => saved(records, session, records.transform(session, given), body, []),
    given.toType,
  );
  return made(base, given.toType, id);
}

/** Opens a record, fills it from the body and saves it; its user events run on the way. */
function* saved(
  records: Records,
  session: Session,
  opening: Operation<RecordObject>,
  body: Json,
  replaced: string[],
): Operation<string> {
  const record = yield* opening;
  applyBody(session, record, body, replaced);
  return yield* records.save(session, record, {});
}

/** Ids of the records of a type; `q` leaves out what does not match (Oracle help section_1545222128). */
function list(
  context: Context,
  { records, queries }: RestRecordParts,
  session: Session,
  base: string,
  type: string,
): Response {
  refuseList(records, session, type);
  const limit = Math.min(Number(context.req.query('limit') ?? MOST_ITEMS), MOST_ITEMS);
  const offset = Number(context.req.query('offset') ?? 0);
  const q = context.req.query('q');
  const all =
    q === undefined
      ? Array.from(records.all(type), ({ id }) => id)
      : matching(queries, session, type, parseFilter(q));
  const items = all.slice(offset, offset + limit).map((id) => ({
    links: [{ rel: 'self', href: `${base}/${toRest(type)}/${id}` }],
    id,
  }));
  return Response.json({
    links: [{ rel: 'self', href: `${base}/${toRest(type)}?limit=${limit}&offset=${offset}` }],
    count: items.length,
    hasMore: offset + items.length < all.length,
    items,
    offset,
    totalResults: all.length,
  });
}

/** @throws what a read of the type would throw: unknown type, missing permission. */
function refuseList(records: Records, session: Session, type: string): void {
  try {
    records.load(session, { type, id: NO_ID }).next();
  } catch (error) {
    if ((error as SuiteScriptError).name !== 'RCRD_DSNT_EXIST') throw error;
  }
}

function matching(queries: Queries, session: Session, type: string, filter: Filter): string[] {
  const { table, only } = collectionOf(type);
  const conditions = [filter.sql, ...(only === null ? [] : [only])].map((sql) => `(${sql})`);
  const query = `SELECT id FROM ${table} WHERE ${conditions.join(' AND ')} ORDER BY id`;
  const { rows } = queries.suiteqlPage(session, query, filter.params, 0, MOST_FOUND);
  return rows.map(({ id }) => String(id));
}

async function sublist(
  parts: RestRecordParts,
  session: Session,
  { base, type, idText, sublistId }: Place & { sublistId: string },
): Promise<Response> {
  const id = idOf(parts.records, type, idText);
  const record = await parts.perform(
    session,
    'record.load',
    () => parts.records.load(session, { type, id }),
    type,
  );
  const lines = record.data().sublists[sublistId];
  if (!lines) return restError(404, 'NONEXISTENT_FIELD', `${toRest(type)} has no ${sublistId}.`);
  const href = `${base}/${toRest(type)}/${id}/${toRest(sublistId)}`;
  return Response.json(sublistView(session, record, sublistId, lines, href));
}

async function bodyOf(context: Context): Promise<Json> {
  const text = await context.req.text();
  if (text === '') return {};
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new SuiteScriptError('INVALID_CONTENT', 'The request body is not valid JSON.');
  }
}

function idOf(records: Records, type: string, text: string): string {
  if (!text.startsWith('eid:')) return text;
  const id = externalIdOf(records, type, text.slice('eid:'.length));
  if (id === null) throw new SuiteScriptError('RCRD_DSNT_EXIST', 'That record does not exist.');
  return id;
}

/** External ids are compared without regard to case (netsuite-platform §4.8). */
function externalIdOf(records: Records, type: string, externalId: string): string | null {
  const record = records.findByExternalId(type, externalId);
  return record?.type === type ? record.id : null;
}

function made(base: string, type: string, id: string): Response {
  return new Response(null, {
    status: 204,
    headers: { location: `${base}/${toRest(type)}/${id}` },
  });
}

function refused({ name, message }: SuiteScriptError): Response {
  if (name === 'RCRD_DSNT_EXIST') return restError(404, 'NONEXISTENT_ID', message);
  if (name === 'INVALID_RCRD_TYPE') return restError(404, 'INVALID_RECORD_TYPE', message);
  if (name === 'INSUFFICIENT_PERMISSION') return restError(403, name, message);
  return restError(400, name, message);
}

export function originOf(context: Context): string {
  const url = new URL(context.req.url);
  const host = context.req.header('host') ?? url.host;
  const scheme = context.req.header('x-forwarded-proto') ?? url.protocol.slice(0, -1);
  return `${scheme}://${host}`;
}
