import type { ServerResponse } from 'node:http';
import type { Surroundings } from '../api/server.ts';

/** The page for people; false: not an address of it. */
export function answerFace(_url: URL, _response: ServerResponse, _around: Surroundings): boolean {
  return false;
}
