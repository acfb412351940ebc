/** Titles of the statuses REST web services answer with. */
const TITLES: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** The error body of SuiteTalk REST web services: RFC 7807 with Oracle's error details. */
export function restError(status: number, code: string, detail: string, path?: string): Response {
  return new Response(
    JSON.stringify({
      type: `https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.${status - 399}`,
      title: TITLES[status] ?? 'Error',
      status,
      'o:errorDetails': [
        { detail, 'o:errorCode': code, ...(path !== undefined && { 'o:errorPath': path }) },
      ],
    }),
    { status, headers: { 'content-type': 'application/vnd.oracle.resource+json; type=error' } },
  );
}
