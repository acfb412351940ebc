import type { EntryPoints } from 'N/types';

/** A record as a user event sees it after the save. On `xedit` only the changed fields are there; the rest comes from before. */
export interface SavedRecord {
  type: string;
  id: string;
  /** create, edit, xedit, delete, ship, pack … */
  event: string;
  text(fieldId: string): string;
  /** null when there was no record before, as on create. */
  before(fieldId: string): string | null;
  lineCount(sublistId: string): number;
  lineText(sublistId: string, fieldId: string, line: number): string;
  /** A field of all lines as they were before; none on create. */
  linesBefore(sublistId: string, fieldId: string): string[];
}

/** Reads nothing by itself: 0 units. */
export function saved(
  context: EntryPoints.UserEvent.afterSubmitContext | EntryPoints.UserEvent.beforeSubmitContext,
): SavedRecord {
  const { newRecord, oldRecord } = context;
  const now = (fieldId: string) => asText(newRecord.getValue({ fieldId }));
  const then = (fieldId: string) => (oldRecord ? asText(oldRecord.getValue({ fieldId })) : null);
  return {
    type: newRecord.type,
    id: String(newRecord.id),
    event: String(context.type),
    text: (fieldId) =>
      now(fieldId) || (context.type === context.UserEventType.XEDIT ? (then(fieldId) ?? '') : ''),
    before: then,
    lineCount: (sublistId) => Math.max(0, newRecord.getLineCount({ sublistId })),
    lineText: (sublistId, fieldId, line) =>
      asText(newRecord.getSublistValue({ sublistId, fieldId, line })),
    linesBefore(sublistId, fieldId) {
      if (!oldRecord) return [];
      const count = Math.max(0, oldRecord.getLineCount({ sublistId }));
      return Array.from({ length: count }, (_, line) =>
        asText(oldRecord.getSublistValue({ sublistId, fieldId, line })),
      );
    },
  };
}

function asText(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}
