/** The code of anything NetSuite or plain JavaScript throws; `err instanceof Error` is not reliable there (netsuite-platform §9). */
export function codeOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'name' in error) return String(error.name);
  return 'UNKNOWN';
}

/** The platform's text without what it quotes: quoted values may be personal (review 35). */
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
    .replace(/"[^"]*"|'[^']*'/g, '…')
    .replace(/\S+@\S+/g, '…')
    .slice(0, 300);
}
