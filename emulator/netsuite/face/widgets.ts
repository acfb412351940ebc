import { page } from './html.ts';

/** The HTML of a page object that a Suitelet wrote. */
export function widgetHtml(shown: unknown, _url: string): string {
  return page('Suitelet', `<pre>${JSON.stringify(shown, null, 2)}</pre>`);
}
