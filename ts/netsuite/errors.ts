/** The code of anything NetSuite or plain JavaScript throws; `err instanceof Error` is not reliable there (netsuite-platform §9). */
export function codeOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'name' in error) return String(error.name);
  return 'UNKNOWN';
}

/** Script ids of the account's own fields and records say what is missing and are nobody's data. */
const FIELD_OF_ACCOUNT = /^['"]cust[a-z]+_[a-z0-9_]+['"]$/;

/** The platform's text without the values it quotes: they may be personal (review 35). */
export function safeMessage(error: unknown): string {
  const text =
    typeof error === 'object' && error !== null && 'message' in error
      ? String(error.message)
      : String(error);
  return text
    .replace(
      /Invalid Field Value .* for the following field/i,
      'Invalid Field Value for the following field',
    )
    .replace(/"[^"]*"|'[^']*'/g, (quoted) => (FIELD_OF_ACCOUNT.test(quoted) ? quoted : '…'))
    .replace(/\S+@\S+/g, '…')
    .slice(0, 300);
}
