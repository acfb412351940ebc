import { Hono } from 'hono';
import {
  SuiteScriptError,
  type Account,
  type Definitions,
  type Operation,
  type PageMessage,
  type Queries,
  type RecordData,
  type Records,
  type Session,
} from '../contract.ts';
import type { ScriptRegistry } from '../engine/scripts.ts';
import type { TaskQueue } from '../engine/tasks.ts';
import type { ScriptNote, SentMail } from '../modules/host/platform.ts';
import { escapeHtml, page, table } from './html.ts';

export interface PageParts {
  account: Account;
  definitions: Definitions;
  records: Records;
  queries: Queries;
  registry: ScriptRegistry;
  tasks: TaskQueue;
  notes: ScriptNote[];
  outbox: SentMail[];
  session(who?: { user: string; role: string; executionContext: string }): Session;
  perform<T>(
    session: Session,
    method: string,
    start: () => Operation<T>,
    recordType: string,
  ): Promise<T>;
}

/** Standard types a person looks for first. */
const STANDARD_TYPES =
  'salesorder itemfulfillment invoice cashsale customerdeposit depositapplication customerpayment returnauthorization itemreceipt creditmemo customerrefund cashrefund inventoryadjustment inventorytransfer transferorder purchaseorder deposit journalentry customer contact employee vendor inventoryitem noninventoryitem serviceitem kititem assemblyitem discountitem otherchargeitem giftcertificateitem shipitem location subsidiary currency account paymentmethod salestaxitem pricelevel'.split(
    ' ',
  );
const MOST_ROWS = 200;
/** Shown in lists, as far as a type has them. */
const LIST_FIELDS = [
  'tranid',
  'entityid',
  'itemid',
  'name',
  'trandate',
  'entity',
  'status',
  'orderstatus',
  'shipstatus',
  'total',
  'currency',
  'memo',
];

/** Plain pages about what the account holds, for people. */
export function pages(parts: PageParts): Hono {
  const { account, definitions, records, registry, notes, outbox } = parts;
  const app = new Hono();

  app.get('/', (context) => {
    const types = [...STANDARD_TYPES, ...definitions.recordTypes.keys()];
    const rows = types
      .map((type) => ({ type, count: countOf(records, type) }))
      .filter(({ count }) => count > 0)
      .map(({ type, count }) => [
        `<a href="/app/common/list?type=${type}">${escapeHtml(nameOf(definitions, type))}</a>`,
        String(count),
      ]);
    return context.html(page(`Local NetSuite ${account.id}`, table(['Records', 'Count'], rows)));
  });

  app.get('/app/common/list', (context) => {
    const type = context.req.query('type') ?? '';
    const found = [...records.all(type)];
    const shown = found.slice(-MOST_ROWS).reverse();
    const custom = [...new Set(shown.flatMap(({ fields }) => Object.keys(fields)))].filter((id) =>
      /^cust(record|body|entity|item)_/.test(id),
    );
    const columns = [
      ...LIST_FIELDS.filter((id) => shown.some(({ fields }) => fields[id] !== undefined)),
      ...custom,
    ];
    const rows = shown.map((record) => [
      `<a href="/app/common/record.nl?type=${type}&amp;id=${record.id}">${record.id}</a>`,
      escapeHtml(record.externalId ?? ''),
      ...columns.map((id) => cell(record.fields[id])),
      escapeHtml(record.lastModified),
    ]);
    const count = `<p>${found.length} in all${found.length > MOST_ROWS ? `, the newest ${MOST_ROWS} are shown` : ''}.</p>`;
    const head = ['Internal id', 'External id', ...columns, 'Last modified (UTC)'];
    return context.html(page(nameOf(definitions, type), count + table(head, rows)));
  });

  app.get('/app/common/record.nl', async (context) => {
    const type = context.req.query('type') ?? '';
    const record = records.find(type, context.req.query('id') ?? '');
    if (!record) return context.html(page('Error', '<p>That record does not exist.</p>'), 404);
    const session = parts.session();
    const shown = await parts.perform(
      session,
      'record.view',
      () => records.view(session, { type, id: record.id }),
      type,
    );
    const html = shown.map(messageHtml).join('') + recordHtml(record);
    return context.html(page(`${nameOf(definitions, type)} ${record.id}`, html));
  });

  app.get('/app/common/search', (context) => {
    const session = parts.session();
    const { rows } = parts.queries.suiteql(
      session,
      'SELECT scriptid, name FROM usrsavedsearch ORDER BY name',
      [],
      MOST_ROWS,
    );
    const list = rows.map(({ scriptid, name }) => [
      `<a href="/app/common/search/results?id=${encodeURIComponent(String(scriptid))}">${escapeHtml(String(name))}</a>`,
      escapeHtml(String(scriptid)),
    ]);
    return context.html(page('Saved searches', table(['Title', 'Id'], list)));
  });

  app.get('/app/common/search/results', (context) => {
    const session = parts.session();
    try {
      const saved = parts.queries.loadSearch(session, context.req.query('id') ?? '');
      const found = parts.queries.search(session, saved.definition, 0, MOST_ROWS);
      const keys = [...new Set(found.flatMap(({ values }) => Object.keys(values)))];
      const rows = found.map(({ id, recordType, values, texts }) => [
        `<a href="/app/common/record.nl?type=${recordType}&amp;id=${id}">${id}</a>`,
        ...keys.map((key) => cell(texts[key] ?? values[key])),
      ]);
      return context.html(page(saved.title, table(['Internal id', ...keys], rows)));
    } catch (error) {
      if (!(error instanceof SuiteScriptError)) throw error;
      return context.html(page('Error', `<p>${escapeHtml(error.message)}</p>`), 404);
    }
  });

  app.get('/app/common/outbox', (context) => {
    const rows = outbox
      .toReversed()
      .map(({ at, recipients, subject, body }) => [
        escapeHtml(at),
        escapeHtml(JSON.stringify(recipients)),
        escapeHtml(subject),
        `<pre>${escapeHtml(body)}</pre>`,
      ]);
    return context.html(page('Outbox', table(['Sent (UTC)', 'To', 'Subject', 'Text'], rows)));
  });

  app.get('/app/common/scripts', (context) => {
    const scripts = registry
      .all()
      .flatMap((script) =>
        script.deployments.map((deployment) => [
          script.type === 'suitelet'
            ? `<a href="/app/site/hosting/scriptlet.nl?script=${script.id}&amp;deploy=${deployment.id}">${escapeHtml(script.id)}</a>`
            : escapeHtml(script.id),
          escapeHtml(script.type),
          escapeHtml(deployment.id),
          escapeHtml(deployment.status),
          escapeHtml(deployment.recordType ?? ''),
        ]),
      );
    const runs = parts.tasks
      .all()
      .slice(-MOST_ROWS)
      .reverse()
      .map(({ id, script, deployment, status, stage, submittedAt, endedAt }) =>
        [id, script.id, deployment.id, status, stage ?? '', submittedAt, endedAt ?? ''].map(
          escapeHtml,
        ),
      );
    const log = notes
      .slice(-MOST_ROWS)
      .reverse()
      .map(({ at, script, level, title, details }) =>
        [at, script, level, title, details].map(escapeHtml),
      );
    const body = [
      table(['Script', 'Type', 'Deployment', 'Status', 'Record type'], scripts),
      '<h2>Runs of scheduled and map/reduce scripts</h2>',
      table(['Task', 'Script', 'Deployment', 'Status', 'Stage', 'Submitted', 'Ended'], runs),
      '<h2>Execution log</h2>',
      table(['Time (UTC)', 'Script', 'Level', 'Title', 'Details'], log),
    ];
    return context.html(page('Scripts', body.join('')));
  });
  return app;
}

function countOf(records: Records, type: string): number {
  let count = 0;
  try {
    for (const _ of records.all(type)) count += 1;
  } catch (error) {
    // A type whose feature is off has no records.
    if (!(error instanceof SuiteScriptError)) throw error;
  }
  return count;
}

function nameOf(definitions: Definitions, type: string): string {
  return definitions.recordTypes.get(type)?.name ?? type;
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  return escapeHtml(typeof value === 'string' ? value : JSON.stringify(value));
}

function messageHtml({ title, message }: PageMessage): string {
  return `<p role="alert"><strong>${escapeHtml(title)}</strong> ${escapeHtml(message)}</p>`;
}

function recordHtml({
  type,
  id,
  externalId,
  version,
  fields,
  sublists,
  subrecords,
  created,
  lastModified,
}: RecordData): string {
  const facts = { type, id, externalId, version, created, lastModified, ...fields };
  const body = table(
    ['Field', 'Value'],
    Object.entries(facts)
      .filter(([, value]) => value !== null && value !== '')
      .map(([field, value]) => [escapeHtml(field), cell(value)]),
  );
  const nested = Object.entries(subrecords).map(
    ([name, subrecord]) =>
      `<h2>${escapeHtml(name)}</h2>${table(
        ['Field', 'Value'],
        Object.entries(subrecord.fields).map(([field, value]) => [escapeHtml(field), cell(value)]),
      )}`,
  );
  const lists = Object.entries(sublists)
    .filter(([, lines]) => lines.length > 0)
    .map(([name, lines]) => {
      const columns = [...new Set(lines.flatMap(({ values }) => Object.keys(values)))];
      const rows = lines.map(({ values }) => columns.map((column) => cell(values[column])));
      return `<h2>${escapeHtml(name)}</h2>${table(columns, rows)}`;
    });
  return [body, ...nested, ...lists].join('');
}
