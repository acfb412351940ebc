import { randomUUID } from 'node:crypto';
import type { Clock } from '../../contract.ts';

export type BulkStatus =
  'CREATED' | 'RUNNING' | 'COMPLETED' | 'FAILED' | 'CANCELING' | 'CANCELED' | 'EXPIRED';

export interface BulkOperation {
  __typename: 'BulkOperation';
  id: string;
  type: 'QUERY' | 'MUTATION';
  status: BulkStatus;
  errorCode: 'ACCESS_DENIED' | 'INTERNAL_SERVER_ERROR' | 'TIMEOUT' | null;
  query: string;
  createdAt: string;
  completedAt: string | null;
  objectCount: string;
  rootObjectCount: string;
  fileSize: string | null;
  url: string | null;
  partialDataUrl: string | null;
}

/** A file on the files' host: a result, or an upload that waits to be used. */
export interface StoredFile {
  content: Buffer;
  contentType: string;
  /** Links live seven days (§3.6), ms since 1970. */
  until: number;
}

export interface BulkOperations {
  all(): BulkOperation[];
  get(id: string): BulkOperation | undefined;
  add(operation: BulkOperation): void;
  running(type: BulkOperation['type']): BulkOperation[];
  /** Puts a file on the files' host; answers its path. */
  store(name: string, content: Buffer, contentType: string): string;
  /** A place for an upload: its key. */
  reserve(filename: string): string;
  /** Fills a reserved place; false if nobody asked for it. */
  upload(key: string, content: Buffer): boolean;
  uploaded(key: string): Buffer | undefined;
  file(path: string): StoredFile | undefined;
  filesUrl(): string;
  schedule(delayMs: number, task: () => void): void;
  /** The next operation of that type fails after this many rows, with partial data. */
  failAfter: { type: BulkOperation['type']; rows: number } | null;
}

/** Operations of one type that may run at once (§3.6). */
export const SLOTS = 5;
const LINK_MS = 7 * 24 * 3600 * 1000;

export function bulkOperations(options: { clock: Clock; filesUrl: () => string }): BulkOperations {
  const { clock, filesUrl } = options;
  const operations = new Map<string, BulkOperation>();
  const files = new Map<string, StoredFile>();
  const uploads = new Map<string, Buffer | null>();
  return {
    failAfter: null,
    filesUrl,
    schedule(delayMs, task) {
      clock.at(clock.now() + delayMs, task);
    },
    all: () => [...operations.values()],
    get: (id) => operations.get(id),
    add(operation) {
      operations.set(operation.id, operation);
    },
    running: (type) =>
      [...operations.values()].filter(
        (one) => one.type === type && ['CREATED', 'RUNNING', 'CANCELING'].includes(one.status),
      ),
    store(name, content, contentType) {
      const path = `/files/${randomUUID()}/${name}`;
      files.set(path, { content, contentType, until: clock.now() + LINK_MS });
      return path;
    },
    reserve(filename) {
      const key = `tmp/${randomUUID()}/bulk/${filename}`;
      uploads.set(key, null);
      return key;
    },
    upload(key, content) {
      if (!uploads.has(key)) return false;
      uploads.set(key, content);
      return true;
    },
    uploaded: (key) => uploads.get(key) ?? undefined,
    file(path) {
      const found = files.get(path);
      return found && found.until > clock.now() ? found : undefined;
    },
  };
}
