import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

/** Bytes; NetSuite guarantees 10 MB for an answer (netsuite-platform §3.3). */
const MAX_ANSWER_BYTES = 10 * 1024 * 1024;

export type Answer = { status: number; headers: Record<string, unknown>; body: string };

/** The other side gave no answer: it cannot be reached, hung up or took too long. */
export class NoAnswer extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'NoAnswer';
    this.code = code;
  }
}

/** Brings one POST to its address. @throws NoAnswer */
export type Post = (
  url: string,
  headers: Record<string, string>,
  body: string,
  timeoutMs: number,
) => Promise<Answer>;

const agents = {
  http: new HttpAgent({ keepAlive: true }),
  https: new HttpsAgent({ keepAlive: true }),
};

/**
 * One POST over a kept connection. `fetch` is not used because it gives up waiting for headers after 300 s,
 * which is as long as a RESTlet may run.
 *
 * @throws NoAnswer with `TIMEOUT`, or the system's code such as ECONNREFUSED
 */
export function post(
  url: string,
  headers: Record<string, string>,
  body: string,
  timeoutMs: number,
): Promise<Answer> {
  const secure = url.startsWith('https:');
  return new Promise((resolve, reject) => {
    const options = {
      method: 'POST',
      headers: { ...headers, 'Content-Length': String(Buffer.byteLength(body)) },
      agent: secure ? agents.https : agents.http,
    };
    const request = (secure ? httpsRequest : httpRequest)(url, options, (response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      response.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > MAX_ANSWER_BYTES)
          request.destroy(new NoAnswer('ANSWER_TOO_LARGE', 'over 10 MB'));
        else chunks.push(chunk);
      });
      response.on('end', () => {
        clearTimeout(timer);
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
      response.on('error', failed);
    });
    const timer = setTimeout(() => {
      request.destroy(new NoAnswer('TIMEOUT', `no answer within ${timeoutMs} ms`));
    }, timeoutMs);
    const failed = (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      reject(
        error instanceof NoAnswer ? error : new NoAnswer(error.code ?? 'NETWORK', error.message),
      );
    };
    request.on('error', failed);
    request.end(body);
  });
}
