import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SHARE_ENV, Worker } from 'node:worker_threads';
import { BUILT, builtOnce } from '../builtOnce.ts';
import { createBuffers, mainChannel } from './channel.ts';
import type { WorkerSettings } from './worker.ts';

/** A thread that runs one script at a time. */
export interface Slot {
  readonly number: number;
  /** The message that waits for us, or null while the script is at work. */
  poll(): string | null;
  send(message: string, now: number): void;
  /** Scripts this thread has already been given. */
  readonly known: Set<string>;
  isBusy: boolean;
  isReady: boolean;
  /** Wall time of the last message to it, for the safety net. */
  sentAt: number;
  /** Bytes in use on the thread's own heap. */
  heap(): Promise<number>;
  /** Ends whatever runs in it. */
  terminate(): void;
}

export interface PoolOptions {
  bell: SharedArrayBuffer;
  prelude: string;
  timeStandsStill: boolean;
  memoryMb: number;
  /** Called when a thread dies by itself. */
  onCrash(slot: Slot, error: Error): void;
}

/** Idle threads beyond this many are ended: each keeps 15 to 24 MB. */
const MOST_IDLE = 8;

let source: string | undefined;

/** The thread's code in one piece: loaded from its files a thread takes twice as long to start, most of it to strip types. */
function workerSource(): string {
  if (source !== undefined) return source;
  const folder = import.meta.dirname;
  const sources = readdirSync(folder).map((file) => join(folder, file));
  source = builtOnce('worker', sources, (buildSync) => {
    const output = buildSync({
      entryPoints: [join(folder, 'worker.ts')],
      bundle: true,
      write: false,
      format: 'cjs',
      platform: 'node',
      target: 'node24',
      logLevel: 'error',
    });
    return output.outputFiles[0]?.text ?? '';
  });
  return source;
}

export class WorkerPool {
  readonly #options: PoolOptions;
  readonly #slots = new Set<Slot>();
  readonly #zone = process.env.TZ;
  #count = 0;

  constructor(options: PoolOptions) {
    this.#options = options;
    // Threads change the process's time zone before this one has looked at it for the first time.
    new Date().getTimezoneOffset();
  }

  slots(): Iterable<Slot> {
    return this.#slots;
  }

  /** Called at a thread's first message. It has changed the process's time zone for itself: that is taken back. */
  markReady(slot: Slot): void {
    slot.isReady = true;
    if (this.#zone === undefined) delete process.env.TZ;
    else process.env.TZ = this.#zone;
  }

  /** An idle thread, one that knows the script if there is one; null when a new one must be started first. */
  take(scriptKey: string): Slot | null {
    let idle: Slot | null = null;
    for (const slot of this.#slots) {
      if (slot.isBusy || !slot.isReady) continue;
      if (slot.known.has(scriptKey)) {
        idle = slot;
        break;
      }
      idle ??= slot;
    }
    if (idle) idle.isBusy = true;
    return idle;
  }

  /** Threads that are starting or idle. */
  spare(): number {
    let count = 0;
    for (const slot of this.#slots) if (!slot.isBusy) count += 1;
    return count;
  }

  release(slot: Slot): void {
    slot.isBusy = false;
    if (this.spare() > MOST_IDLE) this.drop(slot);
  }

  drop(slot: Slot): void {
    this.#slots.delete(slot);
    slot.terminate();
  }

  start(): Slot {
    const { bell, prelude, timeStandsStill, memoryMb } = this.#options;
    const buffers = createBuffers(bell);
    const worker = new Worker(workerSource(), {
      eval: true,
      workerData: { ...buffers, prelude, folder: BUILT, timeStandsStill } satisfies WorkerSettings,
      env: SHARE_ENV,
      // A young generation without bound holds on to more than the old one may.
      resourceLimits: {
        maxOldGenerationSizeMb: memoryMb,
        maxYoungGenerationSizeMb: memoryMb / 4,
      },
      execArgv: ['--no-warnings'],
    });
    worker.unref();
    const channel = mainChannel(buffers);
    const slot: Slot = {
      number: this.#count++,
      poll: channel.poll,
      send: (message, now) => {
        slot.sentAt = Date.now();
        channel.send(message, now);
      },
      known: new Set(),
      isBusy: false,
      isReady: false,
      sentAt: Date.now(),
      heap: async () => (await worker.getHeapStatistics()).used_heap_size,
      terminate: () => {
        worker.removeAllListeners();
        worker.on('error', () => undefined);
        void worker.terminate();
      },
    };
    worker.on('error', (error) => {
      this.#slots.delete(slot);
      this.#options.onCrash(slot, error as Error);
    });
    this.#slots.add(slot);
    return slot;
  }

  stop(): void {
    for (const slot of this.#slots) this.drop(slot);
  }
}
