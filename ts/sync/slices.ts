/** The list in parts of `size`, the last one shorter: what one query, one request or one call of a map stage takes. */
export function slicesOf<Item>(list: Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, slice) =>
    list.slice(slice * size, (slice + 1) * size),
  );
}
