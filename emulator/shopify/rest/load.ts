import type { JsonObject, World } from '../contract.ts';
import { NotModelled } from '../contract.ts';

/** Takes a published payload as it is. Answers the gid of what it became. */
export function loadRest(_world: World, kind: string, _body: JsonObject): string {
  throw new NotModelled(`loading ${kind}`);
}
