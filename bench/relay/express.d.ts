/** The little of Express that the comparison uses; the package ships no types. */
declare module 'express' {
  import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';

  type Request = IncomingMessage & { body: unknown };
  type Response = ServerResponse & { status(code: number): Response };
  type Handler = (request: Request, response: Response, next: () => void) => unknown;
  type Application = RequestListener & {
    post(path: string, ...handlers: Handler[]): void;
    listen(port: number, host: string, listening: () => void): Server;
  };
  function express(): Application;
  namespace express {
    function text(options: { type: string; limit: string }): Handler;
  }
  export default express;
}
