import type { IncomingMessage, ServerResponse } from 'node:http';
import { header, send, sendJson } from '../exchange.ts';
import type { RunningStore } from '../store.ts';

/**
 * The storage host: `POST /uploads` takes a multipart form with `key` and `file`, `GET /files/…` gives results,
 * whole or a Range of them. No token is asked for: the links themselves are the secret.
 */
export function answerFiles(
  request: IncomingMessage,
  path: string,
  body: Buffer,
  response: ServerResponse,
  stores: readonly RunningStore[],
): void {
  if (request.method === 'POST' && path === '/uploads') return takeUpload();
  if (request.method === 'GET') return giveFile();
  sendJson(response, 404, '{"errors":"Not Found"}');

  function takeUpload(): void {
    const form = multipart(header(request, 'content-type'), body);
    const key = form?.fields['key'];
    const taken =
      form?.file && key && stores.some(({ bulk }) => bulk.upload(key, form.file as Buffer));
    if (!taken)
      return send(
        response,
        403,
        "<?xml version='1.0' encoding='UTF-8'?><Error><Code>AccessDenied</Code><Message>Access denied.</Message></Error>",
        { 'Content-Type': 'application/xml' },
      );
    send(
      response,
      201,
      `<?xml version='1.0' encoding='UTF-8'?><PostResponse><Key>${key}</Key></PostResponse>`,
      { 'Content-Type': 'application/xml' },
    );
  }

  function giveFile(): void {
    const file = stores.map(({ bulk }) => bulk.file(path)).find((one) => one !== undefined);
    if (!file) return sendJson(response, 404, '{"errors":"Not Found"}');
    const { content, contentType } = file;
    const headers = { 'Content-Type': contentType, 'Accept-Ranges': 'bytes' };
    const range = /^bytes=(\d*)-(\d*)$/.exec(header(request, 'range'));
    if (!range || (range[1] === '' && range[2] === ''))
      return send(response, 200, content, headers);
    const size = content.length;
    const from = range[1] === '' ? Math.max(0, size - Number(range[2])) : Number(range[1]);
    const to = range[1] === '' || range[2] === '' ? size - 1 : Math.min(size - 1, Number(range[2]));
    if (from > to)
      return send(response, 416, '', { ...headers, 'Content-Range': `bytes */${size}` });
    send(response, 206, content.subarray(from, to + 1), {
      ...headers,
      'Content-Range': `bytes ${from}-${to}/${size}`,
    });
  }
}

/** The fields before the file, and the file: storage hosts ignore what stands after it. */
function multipart(
  contentType: string,
  body: Buffer,
): { fields: Record<string, string>; file: Buffer | null } | null {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/.exec(contentType);
  if (!boundary) return null;
  const mark = Buffer.from(`--${boundary[1] ?? boundary[2]}`);
  const fields: Record<string, string> = {};
  let at = body.indexOf(mark);
  while (at >= 0) {
    const start = at + mark.length + 2;
    const end = body.indexOf(mark, start);
    if (end < 0) break;
    const split = body.indexOf('\r\n\r\n', start);
    const head = body.subarray(start, split).toString('utf8');
    const content = body.subarray(split + 4, end - 2);
    const name = /name="([^"]*)"/.exec(head)?.[1] ?? '';
    if (name === 'file') return { fields, file: content };
    fields[name] = content.toString('utf8');
    at = end;
  }
  return { fields, file: null };
}
