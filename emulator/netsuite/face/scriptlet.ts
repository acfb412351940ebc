import type { Context } from 'hono';
import type { Outcome } from '../engine/execution.ts';
import type { Deployment, InstalledScript, ScriptRegistry } from '../engine/scripts.ts';
import { findDeployment } from '../engine/scripts.ts';
import { escapeHtml, page } from './html.ts';
import { widgetHtml } from './widgets.ts';

export interface ScriptletParts {
  registry: ScriptRegistry;
  /** Runs a Suitelet as the administrator who looks at it in a browser. */
  openSuitelet(
    script: InstalledScript,
    deployment: Deployment,
    request: Record<string, unknown>,
  ): Promise<Outcome>;
}

interface Written {
  headers: [string, string][];
  body: string;
  page: unknown;
  redirect?: string;
}

/** `/app/site/hosting/scriptlet.nl`: a Suitelet as its page in a browser. */
export async function scriptlet(context: Context, parts: ScriptletParts): Promise<Response> {
  const script = parts.registry.find(context.req.query('script') ?? '');
  const deployment = script && findDeployment(script, context.req.query('deploy') ?? '');
  if (script?.type !== 'suitelet' || !deployment?.isDeployed) {
    return context.html(
      page('Error', '<p>That Suitelet is invalid, disabled, or no longer exists.</p>'),
      404,
    );
  }
  const isPost = context.req.method === 'POST';
  const text = isPost ? await context.req.text() : '';
  const isForm = (context.req.header('content-type') ?? '').includes('form-urlencoded');
  const outcome = await parts.openSuitelet(script, deployment, {
    method: context.req.method,
    parameters: {
      ...context.req.query(),
      ...(isPost && isForm ? Object.fromEntries(new URLSearchParams(text)) : {}),
    },
    headers: context.req.header(),
    body: text,
    url: context.req.url,
  });
  if (outcome.kind === 'returned') {
    const { headers, body, page: shown, redirect } = outcome.value as Written;
    if (redirect !== undefined) return context.redirect(redirect);
    const html = shown === null ? body : widgetHtml(shown, context.req.url);
    const isNamed = headers.some(([name]) => name.toLowerCase() === 'content-type');
    return new Response(html, {
      status: 200,
      headers: [
        ...headers,
        ...(isNamed ? [] : [['content-type', 'text/html; charset=utf-8'] as [string, string]]),
      ],
    });
  }
  const { name, message } =
    outcome.kind === 'failed' ? outcome.failure : { name: outcome.code, message: outcome.message };
  return context.html(
    page('Error', `<p><b>${escapeHtml(name)}</b></p><pre>${escapeHtml(message)}</pre>`),
    500,
  );
}
