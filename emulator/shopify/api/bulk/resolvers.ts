import type { ResolverMap } from '../../contract.ts';

/** Bulk operations of the Admin API (§3.6). */
export const bulkResolvers: ResolverMap = {};
