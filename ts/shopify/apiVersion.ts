/** The Admin API version everything is written and checked against. It stands here only. */
export const API_VERSION = '2026-10';
