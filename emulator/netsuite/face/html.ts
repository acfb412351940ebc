export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const STYLE = `
body { font: 14px/1.5 system-ui, sans-serif; margin: 0; color: #1d2733; background: #f6f7f9; }
header { background: #1f3a5f; color: #fff; padding: 10px 24px; }
header a { color: #cfe0f5; margin-right: 16px; text-decoration: none; }
main { padding: 16px 24px; }
h1 { font-size: 20px; } h2 { font-size: 16px; margin-top: 24px; }
table { border-collapse: collapse; background: #fff; }
th, td { border: 1px solid #d7dde5; padding: 4px 8px; text-align: left; vertical-align: top; max-width: 480px; overflow-wrap: anywhere; }
th { background: #eaeef4; }
label { display: block; margin: 8px 0 2px; font-weight: 600; }
input, select, textarea { font: inherit; padding: 4px; min-width: 320px; }
.banner { padding: 8px 12px; background: #eaf3e6; border: 1px solid #b6d3a8; }
`;

/** A whole page with the account's navigation. */
export function page(title: string, body: string): string {
  const safe = escapeHtml(title);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${safe}</title><style>${STYLE}</style></head><body><header><a href="/">Local NetSuite</a><a href="/app/common/search">Saved searches</a><a href="/app/common/outbox">Outbox</a><a href="/app/common/scripts">Scripts</a></header><main><h1>${safe}</h1>${body}</main></body></html>`;
}

export function table(head: string[], rows: string[][]): string {
  const cells = (tag: string, values: string[]) =>
    values.map((value) => `<${tag}>${value}</${tag}>`).join('');
  return `<table><thead><tr>${cells('th', head.map(escapeHtml))}</tr></thead><tbody>${rows
    .map((row) => `<tr>${cells('td', row)}</tr>`)
    .join('')}</tbody></table>`;
}
