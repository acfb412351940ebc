/** Every id Crossdock writes into an `externalid`. NetSuite compares them without case and all transactions share one space. */

/** `xdk:<store>:<entity>:<id>:<role>`; role says which record it is (so, if1, dep …). */
export function externalId(store: string, entity: string, id: string, role: string): string {
  return `xdk:${store}:${entity}:${id}:${role}`;
}

/** The link row of the NetSuite side. `as` is what the record became in Shopify (fulfillment1 …). */
export function netsuiteSideId(store: string, recordType: string, id: string, as: string): string {
  return `xdk:${store}:ns:${recordType}:${id}:${as}`;
}

export function workId(store: string, entity: string, subject: string): string {
  return `xdk:${store}:${entity}:${tail(subject)}`;
}

export function errorId(store: string, cause: string): string {
  return `xdk:${store}:error:${cause}`.slice(0, 255);
}

export function watermarkId(store: string, name: string): string {
  return `xdk:${store}:watermark:${name}`;
}

export function levelsId(store: string, location: string, bucket: number): string {
  return `xdk:${store}:levels:${tail(location)}:${bucket}`;
}

/** The last part of a gid; ids without slashes stay as they are. `gid://shopify/Order/5551` → `5551`. */
export function tail(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1).split('?')[0] ?? id;
}
