import { parentPort, workerData } from 'node:worker_threads';
import type { Inbox } from './inbox.ts';
import type { Ask, Told } from './sqliteThread.ts';
import { openSqliteInbox } from './sqlite.ts';

/** The thread that owns the SQLite file: does one asked thing after the other and tells what came of it. */
const port = parentPort!;
const { folder } = workerData as { folder: string };

function told(message: Told): void {
  port.postMessage(message);
}

function serve(inbox: Inbox): void {
  const methods = inbox as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
  port.on('message', ({ id, method, args }: Ask) => {
    methods[method]!(...args).then(
      (value) => {
        told({ id, value });
        if (method === 'close') port.close();
      },
      (error: Error) => told({ id, error: error.message }),
    );
  });
}

try {
  serve(openSqliteInbox(folder, true));
  told({ id: 0, value: undefined });
} catch (error) {
  told({ id: 0, error: (error as Error).message });
  port.close();
}
