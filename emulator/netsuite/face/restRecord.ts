import type { Context } from 'hono';
import type { Operation, Records, Session } from '../contract.ts';
import { restError } from './restErrors.ts';

export interface RestRecordParts {
  records: Records;
  perform<T>(session: Session, method: string, start: () => Operation<T> | T): Promise<T>;
}

/** `/services/rest/record/v1/…` */
export async function restRecord(
  context: Context,
  _parts: RestRecordParts,
  _session: Session,
): Promise<Response> {
  return restError(404, 'NONEXISTENT_RECORD_TYPE', context.req.path);
}
