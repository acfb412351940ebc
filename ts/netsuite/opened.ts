import * as message from 'N/ui/message';
import type { EntryPoints } from 'N/types';

/** A record whose page somebody opens. */
export interface OpenedRecord {
  /** To look at it or to edit it, not to copy or print it. */
  isShown: boolean;
  text(fieldId: string): string;
  /** Puts a warning on top of the page; nothing where a program opens the record. */
  warn(title: string, text: string): void;
}

/** Reads nothing by itself: 0 units. */
export function opened(context: EntryPoints.UserEvent.beforeLoadContext): OpenedRecord {
  const { VIEW, EDIT } = context.UserEventType;
  // Typed as always there; it is not when a program opens the record.
  const form = context.form as typeof context.form | null | undefined;
  return {
    isShown: context.type === VIEW || context.type === EDIT,
    text: (fieldId) => String(context.newRecord.getValue({ fieldId }) ?? ''),
    warn: (title, text) =>
      form?.addPageInitMessage({ type: message.Type.WARNING, title, message: text }),
  };
}
