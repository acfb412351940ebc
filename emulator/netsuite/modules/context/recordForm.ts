/** The form a beforeLoad script gets when a record's page is opened. Only what it can say on top of the page is modelled. */
import { missingArgument, notModelled } from './errors.ts';

/** A message on top of a page. */
export interface PageMessage {
  type: string;
  title: string;
  message: string;
}

/** The form and what scripts have put on it so far. */
export function recordForm(): { form: object; messages: PageMessage[] } {
  const messages: PageMessage[] = [];
  const members: Record<string, unknown> = {
    addPageInitMessage(options: Record<string, unknown> | undefined) {
      if (options?.['type'] === undefined) missingArgument('Form.addPageInitMessage', 'type');
      messages.push({
        type: String(options['type']),
        title: String(options['title'] ?? ''),
        message: String(options['message'] ?? ''),
      });
    },
  };
  const form = new Proxy(members, {
    get: (target, name) =>
      typeof name === 'symbol' || name in target || name === 'then' || name === 'toJSON'
        ? Reflect.get(target, name)
        : notModelled(`N/ui/serverWidget Form.${name} of a record's page`),
  });
  return { form, messages };
}
