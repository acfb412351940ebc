import { createHmac } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/**
 * A load generator in a process of its own, on raw sockets: HTTP clients cost more than the servers measured here.
 * Takes one job as JSON in its first argument and prints the result as JSON.
 */
export type Job = {
  port: number;
  secret: string;
  domain: string;
  bodyBytes: number;
  connections: number;
  seconds: number;
  /** Requests per second of an open loop, sent when they are due and timed from then; without it a closed loop. */
  rate?: number;
  /** Stop after this many requests instead. */
  requests?: number;
  /** Different orders named, and the first one's number. */
  distinct: number;
  firstId: number;
};

export type Result = {
  answered: number;
  refused: number;
  seconds: number;
  p50: number;
  p99: number;
};

const HEADER_END = Buffer.from('\r\n\r\n');

const job = JSON.parse(process.argv[2] ?? '') as Job;
const requests = Array.from({ length: job.distinct }, (_, index) =>
  requestFor(job.firstId + index),
);
const latencies: number[] = [];
let sent = 0;
let answered = 0;
let refused = 0;

const started = performance.now();
const end = started + job.seconds * 1000;
await Promise.all(Array.from({ length: job.connections }, (_, index) => drive(index)));
const seconds = (performance.now() - started) / 1000;
latencies.sort((a, b) => a - b);
const at = (share: number) => latencies[Math.floor((latencies.length - 1) * share)] ?? 0;
const result: Result = { answered, refused, seconds, p50: at(0.5), p99: at(0.99) };
console.log(JSON.stringify(result));
process.exit(0);

/** One connection, one request at a time. */
async function drive(index: number): Promise<void> {
  const socket = connect({ port: job.port, host: '127.0.0.1', noDelay: true });
  await new Promise((resolve) => socket.once('connect', resolve));
  for (let turn = 0; mayGoOn(); turn += 1) {
    let due = performance.now();
    if (job.rate !== undefined) {
      due = started + ((turn * job.connections + index) / job.rate) * 1000;
      const wait = due - performance.now();
      if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
      if (due > end) break;
    }
    socket.write(requests[sent++ % requests.length]!);
    if ((await answerOn(socket)) === 200) answered += 1;
    else refused += 1;
    latencies.push(performance.now() - due);
  }
  socket.destroy();
}

function mayGoOn(): boolean {
  return job.requests === undefined ? performance.now() < end : sent < job.requests;
}

/** The answers are small and come whole, or in a second packet that ends a chunked body. */
function answerOn(socket: Socket): Promise<number> {
  return new Promise((resolve, reject) => {
    let text: Buffer = Buffer.alloc(0);
    const take = (chunk: Buffer) => {
      text = text.length === 0 ? chunk : Buffer.concat([text, chunk]);
      if (!isWhole(text)) return;
      socket.off('data', take);
      resolve(Number(text.toString('latin1', 9, 12)));
    };
    socket.on('data', take);
    socket.once('error', reject);
  });
}

function isWhole(answer: Buffer): boolean {
  const head = answer.indexOf(HEADER_END);
  if (head < 0) return false;
  const headers = answer.toString('latin1', 0, head).toLowerCase();
  if (headers.includes('transfer-encoding: chunked')) return answer.includes('0\r\n\r\n', head + 4);
  const length = Number(/content-length: (\d+)/.exec(headers)?.[1] ?? 0);
  return answer.length >= head + 4 + length;
}

function requestFor(id: number): Buffer {
  const body = Buffer.from(bodyFor(id));
  const lines = [
    'POST /webhooks HTTP/1.1',
    'Host: relay',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    'X-Shopify-Topic: orders/updated',
    `X-Shopify-Shop-Domain: ${job.domain}`,
    'X-Shopify-API-Version: 2026-10',
    `X-Shopify-Webhook-Id: ${id}-8f6c-4f4e-9c55-1f6f2f6f2f6f`,
    `X-Shopify-Event-Id: ${id}-98880550-7158-44d4-b7cd-2c97c8a091b5`,
    'X-Shopify-Triggered-At: 2026-11-21T10:00:00.123456789Z',
    `X-Shopify-Hmac-Sha256: ${createHmac('sha256', job.secret).update(body).digest('base64')}`,
  ];
  return Buffer.concat([Buffer.from(lines.join('\r\n')), HEADER_END, body]);
}

/** 150 bytes: what a subscription with includeFields sends. More: padded with lines as an order has them. */
function bodyFor(id: number): string {
  const head = `{"id":${id},"admin_graphql_api_id":"gid:\\/\\/shopify\\/Order\\/${id}"`;
  const tail = ',"updated_at":"2026-11-21T10:00:00-05:00"';
  if (job.bodyBytes <= 200) return `${head}${tail}}`;
  const line =
    '{"id":866550311766439020,"title":"IPod Nano – 8GB","price":"199.00","quantity":1,"taxable":true}';
  const lines = Array(Math.ceil((job.bodyBytes - 250) / (line.length + 1)))
    .fill(line)
    .join(',');
  return `${head},"currency":"EUR"${tail},"line_items":[${lines}]}`;
}
