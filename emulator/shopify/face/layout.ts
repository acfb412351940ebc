import { html } from './html.ts';
import type { Html } from './html.ts';

export interface PageFrame {
  storeName: string;
  domain: string;
  /** Other stores to switch to. */
  stores: readonly { key: string; name: string }[];
  storeKey: string;
  view: string;
  views: readonly string[];
  now: string;
}

const css = {
  markup: `
  :root { color-scheme: light; --ink: #1c2a26; --soft: #5d6f69; --line: #dfe6e3; --green: #00755a; --back: #f6f8f7; }
  * { box-sizing: border-box; }
  body { margin: 0; font: 14px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--back); }
  header { background: #fff; border-bottom: 1px solid var(--line); padding: 12px 24px; display: flex; gap: 24px; align-items: baseline; flex-wrap: wrap; }
  header h1 { font-size: 16px; margin: 0; }
  header small, .soft { color: var(--soft); }
  nav a { color: var(--ink); text-decoration: none; padding: 4px 10px; border-radius: 6px; text-transform: capitalize; }
  nav a[aria-current] { background: var(--green); color: #fff; }
  main { padding: 20px 24px; }
  table { border-collapse: collapse; width: 100%; background: #fff; border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
  th { text-align: left; font-weight: 600; color: var(--soft); font-size: 12px; background: #fbfcfb; }
  th, td { padding: 7px 10px; border-bottom: 1px solid var(--line); vertical-align: top; }
  td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
  .tag { display: inline-block; padding: 1px 8px; border-radius: 10px; font-size: 12px; background: #e8eeec; white-space: nowrap; }
  .tag.good { background: #d3f0e2; } .tag.wait { background: #fdeec6; } .tag.bad { background: #fbdcd8; }
  code { font-size: 12px; } ul { margin: 0; padding-left: 16px; } .problem { background: #fbdcd8; padding: 12px; border-radius: 8px; }
`,
};

/** The whole page around a view; it renews itself every few seconds. */
export function page(frame: PageFrame, body: Html): string {
  const link = (store: string, view: string): string => `/?store=${store}&view=${view}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${frame.storeName}: ${frame.view}</title>
        <meta http-equiv="refresh" content="3" />
        <style>
          ${css}
        </style>
      </head>
      <body>
        <header>
          <h1>${frame.storeName} <small>local Shopify · ${frame.domain}</small></h1>
          <nav>
            ${frame.views.map((view) =>
              view === frame.view
                ? html`<a href="${link(frame.storeKey, view)}" aria-current="page">${view}</a>`
                : html`<a href="${link(frame.storeKey, view)}">${view}</a>`,
            )}
          </nav>
          <nav>
            ${
              frame.stores.length > 1 &&
              frame.stores.map(
                ({ key, name }) => html`<a href="${link(key, frame.view)}">${name}</a>`,
              )
            }
          </nav>
          <small>${frame.now}</small>
        </header>
        <main>${body}</main>
      </body>
    </html>`.markup;
}

/** A status as a coloured tag. */
export function tag(text: string | null): Html {
  if (!text) return html``;
  const shown = text.toLowerCase().replaceAll('_', ' ');
  const good = ['paid', 'fulfilled', 'success', 'active', 'delivered', 'open'];
  const bad = ['cancelled', 'canceled', 'voided', 'failure', 'failed', 'abandoned', 'lost'];
  const kind = good.includes(shown) ? 'good' : bad.includes(shown) ? 'bad' : 'wait';
  return html`<span class="tag ${kind}">${shown}</span>`;
}
