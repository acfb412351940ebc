/**
 * How a script's thread and the main thread talk: one shared buffer per thread that holds one JSON text at a time, and one
 * doorbell that all threads ring. Neither side ever returns to its event loop in between, so a call costs some ten
 * microseconds while both are awake (recipes §1: the cost of a call is waking the other side, not the JSON).
 */

/** Who may touch the buffer; the script's thread speaks first. */
const WORKERS_TURN = 0;
const MAINS_TURN = 1;

const TURN = 0;
const LENGTH = 1;
const CLOCK_OFFSET = 8;
const HEADER_BYTES = 16;
const FIRST_BYTES = 64 * 1024;
const MOST_BYTES = 256 * 1024 * 1024;

/**
 * Looks before a thread sleeps. Each costs some 20 ns, waking a sleeper some 50 µs; a longer spin takes more time away from
 * the one that works than it saves (3,000 looks doubled the time of an order).
 */
const SPIN = 100;

export interface ChannelBuffers {
  buffer: SharedArrayBuffer;
  bell: SharedArrayBuffer;
}

export function createBell(): SharedArrayBuffer {
  return new SharedArrayBuffer(4);
}

export function createBuffers(bell: SharedArrayBuffer): ChannelBuffers {
  return { buffer: new SharedArrayBuffer(FIRST_BYTES, { maxByteLength: MOST_BYTES }), bell };
}

/** The text part of a buffer that both sides see; views are made again when the other side has made it grow. */
function textOf(buffer: SharedArrayBuffer) {
  const state = new Int32Array(buffer, 0, 2);
  let bytes = Buffer.from(buffer);
  return {
    state,
    clock: new Float64Array(buffer, CLOCK_OFFSET, 1),
    write(text: string) {
      const length = Buffer.byteLength(text);
      if (HEADER_BYTES + length > buffer.byteLength) {
        buffer.grow(Math.min(MOST_BYTES, Math.max(buffer.byteLength * 2, HEADER_BYTES + length)));
      }
      if (bytes.length < buffer.byteLength) bytes = Buffer.from(buffer);
      bytes.write(text, HEADER_BYTES, 'utf8');
      state[LENGTH] = length;
    },
    read(): string {
      const length = state[LENGTH] ?? 0;
      if (bytes.length < HEADER_BYTES + length) bytes = Buffer.from(buffer);
      return bytes.toString('utf8', HEADER_BYTES, HEADER_BYTES + length);
    },
  };
}

/** The script's side. Both functions block the thread. */
export function workerChannel({ buffer, bell }: ChannelBuffers) {
  const text = textOf(buffer);
  const doorbell = new Int32Array(bell);

  const receive = (): string => {
    for (let i = 0; i < SPIN; i++) {
      if (Atomics.load(text.state, TURN) === WORKERS_TURN) return text.read();
    }
    while (Atomics.load(text.state, TURN) === MAINS_TURN) {
      Atomics.wait(text.state, TURN, MAINS_TURN);
    }
    return text.read();
  };

  return {
    receive,
    /** Says `message` and waits for the answer. */
    exchange(message: string): string {
      text.write(message);
      Atomics.store(text.state, TURN, MAINS_TURN);
      Atomics.add(doorbell, 0, 1);
      Atomics.notify(doorbell, 0);
      return receive();
    },
    /** The account's time, as of the last message. */
    now: (): number => text.clock[0] ?? 0,
  };
}

/** The main thread's side. */
export function mainChannel(buffers: ChannelBuffers) {
  const text = textOf(buffers.buffer);
  return {
    /** The message that waits for us, or null while the script is at work. */
    poll(): string | null {
      return Atomics.load(text.state, TURN) === MAINS_TURN ? text.read() : null;
    },
    send(message: string, now: number) {
      text.write(message);
      text.clock[0] = now;
      Atomics.store(text.state, TURN, WORKERS_TURN);
      Atomics.notify(text.state, TURN);
    },
  };
}

/** Rung by every thread that has said something, and by the main thread to wake itself. */
export function doorbell(bell: SharedArrayBuffer) {
  const counter = new Int32Array(bell);
  return {
    heard: () => Atomics.load(counter, 0),
    ring() {
      Atomics.add(counter, 0, 1);
      Atomics.notify(counter, 0);
    },
    /** True as soon as it has rung since `heard`; false after a short spin without. */
    spin(heard: number): boolean {
      for (let i = 0; i < SPIN; i++) if (Atomics.load(counter, 0) !== heard) return true;
      return false;
    },
    async wait(heard: number): Promise<void> {
      const waiting = Atomics.waitAsync(counter, 0, heard);
      if (waiting.async) await waiting.value;
    },
  };
}
