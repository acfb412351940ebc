import type { Settings } from '../setup/settings';

type TagSettings = Settings['customers']['tags'];

/** `hold: On`; nothing for an empty value. Commas end a tag in Shopify, and 255 characters is the most. */
export function shownTag(prefix: string, value: string): string[] {
  const text = value.replaceAll(',', ' ').trim();
  return text === '' ? [] : [`${prefix}: ${text}`.slice(0, 255)];
}

/** Tags that show a NetSuite field, whatever its value was when they were set. */
export function ownTags(tags: string[], settings: TagSettings): string[] {
  const prefixes = Object.keys(settings).map((prefix) => `${prefix}: `.toLowerCase());
  return tags.filter((tag) => prefixes.some((prefix) => tag.toLowerCase().startsWith(prefix)));
}
