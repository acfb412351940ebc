import { escapeHtml, page, table } from './html.ts';

interface WidgetField {
  id: string;
  type: string;
  label: string;
  value: unknown;
  isMandatory: boolean;
  displayType: string;
  help: string;
  choices: { value: string; text: string }[];
}

interface WidgetSublist {
  id: string;
  label: string;
  help: string;
  fields: WidgetField[];
  rows: Record<string, string>[];
}

type Widget =
  | {
      kind: 'form';
      title: string;
      fields: WidgetField[];
      sublists: WidgetSublist[];
      buttons: { label: string; isSubmit: boolean }[];
      links: { title: string; url: string }[];
      messages: { title: string; message: string }[];
    }
  | {
      kind: 'list';
      title: string;
      columns: { id: string; label: string }[];
      rows: Record<string, string>[];
      links: { title: string; url: string }[];
    };

/** The HTML of a page that a Suitelet wrote with N/ui/serverWidget; forms post back to where they came from. */
export function widgetHtml(shown: unknown, action: string): string {
  const widget = shown as Widget;
  const links = widget.links
    .map(({ title, url }) => `<a href="${escapeHtml(url)}">${escapeHtml(title)}</a>`)
    .join(' · ');
  if (widget.kind === 'list') {
    const head = widget.columns.map(({ label }) => label);
    const rows = widget.rows.map((row) => widget.columns.map(({ id }) => safeCell(row[id] ?? '')));
    return page(widget.title, `<p>${links}</p>${table(head, rows)}`);
  }
  const messages = widget.messages
    .map(
      ({ title, message }) =>
        `<p class="banner"><b>${escapeHtml(title)}</b> ${escapeHtml(message)}</p>`,
    )
    .join('');
  const { pathname, search } = new URL(action);
  const buttons = widget.buttons
    .map(
      ({ label, isSubmit }) =>
        `<button type="${isSubmit ? 'submit' : 'button'}">${escapeHtml(label)}</button>`,
    )
    .join(' ');
  const body = `${messages}<p>${links}</p><form method="post" action="${escapeHtml(pathname + search)}">${widget.fields
    .map(fieldHtml)
    .join('')}<p>${buttons}</p>${widget.sublists.map(sublistHtml).join('')}</form>`;
  return page(widget.title, body);
}

function fieldHtml(field: WidgetField): string {
  const { id, type, label, value, displayType, help, choices } = field;
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const name = escapeHtml(id);
  if (displayType.toUpperCase() === 'HIDDEN') {
    return `<input type="hidden" name="${name}" value="${escapeHtml(text)}">`;
  }
  // Inline HTML is the script's own markup.
  if (type.toUpperCase() === 'INLINEHTML') return text;
  const hint = help === '' ? '' : ` title="${escapeHtml(help)}"`;
  const head = `<label for="${name}"${hint}>${escapeHtml(label)}</label>`;
  if (displayType.toUpperCase() === 'INLINE')
    return `${head}<div id="${name}">${escapeHtml(text)}</div>`;
  const needed = field.isMandatory ? ' required' : '';
  switch (type.toUpperCase()) {
    case 'SELECT':
    case 'MULTISELECT':
      return `${head}<select id="${name}" name="${name}"${needed}>${choices
        .map(
          (choice) =>
            `<option value="${escapeHtml(choice.value)}"${choice.value === text ? ' selected' : ''}>${escapeHtml(choice.text)}</option>`,
        )
        .join('')}</select>`;
    case 'CHECKBOX':
      return `${head}<input type="checkbox" id="${name}" name="${name}" value="T"${text === 'T' ? ' checked' : ''}>`;
    case 'TEXTAREA':
    case 'LONGTEXT':
    case 'RICHTEXT':
      return `${head}<textarea id="${name}" name="${name}" rows="6"${needed}>${escapeHtml(text)}</textarea>`;
    case 'LABEL':
    case 'HELP':
      return `<p>${escapeHtml(label)}</p>`;
    default:
      return `${head}<input id="${name}" name="${name}" value="${escapeHtml(text)}"${needed}>`;
  }
}

function sublistHtml({ label, fields, rows }: WidgetSublist): string {
  const head = fields.map((field) => field.label);
  const cells = rows.map((row) => fields.map(({ id }) => safeCell(row[id] ?? '')));
  return `<h2>${escapeHtml(label)}</h2>${table(head, cells)}`;
}

/** Links are shown as links, as NetSuite does in lists; everything else as text. */
function safeCell(text: string): string {
  const link = /^<a href="([^"<>]+)">([^<>]*)<\/a>$/.exec(text);
  return link ? `<a href="${link[1]}">${link[2]}</a>` : escapeHtml(text);
}
