/** Forms and lists of Suitelets. A page is plain data here; the outside face makes HTML of it (face/widgets.ts). */
import { missingArgument, notModelled, SuiteScriptError } from './errors.ts';
import type { Wired } from './wire.ts';

type Options = Record<string, unknown>;

/** Anything on a page whose set-up is not modelled says so by name. */
function strict<T extends object>(what: string, made: T): T {
  const outside: T = new Proxy(made, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value === 'function') {
        return (...args: unknown[]) => {
          const answer: unknown = Reflect.apply(value, target, args);
          return answer === target ? outside : answer;
        };
      }
      if (typeof name === 'symbol' || name in target || name === 'then' || name === 'toJSON') {
        return value;
      }
      return notModelled(`N/ui/serverWidget ${what}.${name}`);
    },
    set: (target, name, value) => Reflect.set(target, name, value, target),
  });
  return outside;
}

function need(method: string, options: Options | undefined, ...names: string[]): Options {
  for (const name of names) {
    if (options?.[name] === undefined) missingArgument(method, name);
  }
  return options ?? {};
}

class Field implements Wired {
  readonly id: string;
  readonly type: string;
  label: string;
  defaultValue: unknown = '';
  isMandatory = false;
  maxLength: number | undefined;
  padding: number | undefined;
  linkText = '';
  alias = '';
  readonly #container: string | null;
  readonly #source: string | null;
  readonly #choices: { value: string; text: string }[] = [];
  #displayType = 'NORMAL';
  #help = '';
  constructor(options: Options) {
    this.id = String(options['id']);
    this.type = String(options['type']);
    this.label = String(options['label'] ?? '');
    this.#container = (options['container'] as string | undefined) ?? null;
    this.#source = (options['source'] as string | undefined) ?? null;
  }
  addSelectOption(options: Options): void {
    need('Field.addSelectOption', options, 'value', 'text');
    const choice = { value: String(options['value']), text: String(options['text']) };
    this.#choices.push(choice);
    if (options['isSelected'] === true) this.defaultValue = choice.value;
  }
  getSelectOptions(): object[] {
    return this.#choices;
  }
  setHelpText(options: Options): this {
    this.#help = String(options['help'] ?? '');
    return this;
  }
  updateDisplayType(options: Options): this {
    this.#displayType = String(options['displayType']);
    return this;
  }
  updateDisplaySize(): this {
    return this;
  }
  updateBreakType(): this {
    return this;
  }
  updateLayoutType(): this {
    return this;
  }
  toWire(): unknown {
    const value =
      this.defaultValue instanceof Date ? this.defaultValue.toISOString() : this.defaultValue;
    return {
      id: this.id,
      type: this.type,
      label: this.label,
      value,
      isMandatory: this.isMandatory,
      displayType: this.#displayType,
      help: this.#help,
      choices: this.#choices,
      source: this.#source,
      container: this.#container,
      linkText: this.linkText,
    };
  }
}

class Sublist implements Wired {
  readonly id: string;
  readonly type: string;
  label: string;
  helpText = '';
  readonly #fields: Field[] = [];
  readonly #rows: Record<string, string>[] = [];
  constructor(options: Options) {
    this.id = String(options['id']);
    this.type = String(options['type']);
    this.label = String(options['label'] ?? '');
  }
  get lineCount(): number {
    return this.#rows.length;
  }
  addField(options: Options): Field {
    const field = new Field(need('Sublist.addField', options, 'id', 'label', 'type'));
    this.#fields.push(field);
    return strict('Field', field);
  }
  getField(options: Options): Field | null {
    return this.#fields.find(({ id }) => id === options['id']) ?? null;
  }
  addButton(): object {
    return {};
  }
  addMarkAllButtons(): object {
    return {};
  }
  addRefreshButton(): object {
    return {};
  }
  setSublistValue(options: Options): void {
    need('Sublist.setSublistValue', options, 'id', 'line', 'value');
    if (options['value'] === '' || options['value'] === null) {
      throw new SuiteScriptError(
        'SSS_MISSING_REQD_ARGUMENT',
        'Sublist.setSublistValue: Missing a required argument: value',
      );
    }
    const line = Number(options['line']);
    while (this.#rows.length <= line) this.#rows.push({});
    const row = this.#rows[line];
    if (row) row[String(options['id'])] = String(options['value']);
  }
  getSublistValue(options: Options): string | null {
    return this.#rows[Number(options['line'])]?.[String(options['id'])] ?? null;
  }
  toWire(): unknown {
    return {
      id: this.id,
      label: this.label,
      help: this.helpText,
      fields: this.#fields.map((field) => field.toWire()),
      rows: this.#rows,
    };
  }
}

class Form implements Wired {
  title: string;
  clientScriptFileId: number | undefined;
  clientScriptModulePath: string | undefined;
  readonly #fields: Field[] = [];
  readonly #sublists: Sublist[] = [];
  readonly #groups: { id: string; label: string }[] = [];
  readonly #buttons: { label: string; isSubmit: boolean }[] = [];
  readonly #links: { title: string; url: string }[] = [];
  readonly #messages: { title: string; message: string }[] = [];
  constructor(title: string) {
    this.title = title;
  }
  addField(options: Options): Field {
    const field = new Field(need('Form.addField', options, 'id', 'label', 'type'));
    this.#fields.push(field);
    return strict('Field', field);
  }
  getField(options: Options): Field | null {
    return this.#fields.find(({ id }) => id === options['id']) ?? null;
  }
  addSublist(options: Options): Sublist {
    const sublist = new Sublist(need('Form.addSublist', options, 'id', 'label', 'type'));
    this.#sublists.push(sublist);
    return strict('Sublist', sublist);
  }
  getSublist(options: Options): Sublist | null {
    return this.#sublists.find(({ id }) => id === options['id']) ?? null;
  }
  addFieldGroup(options: Options): object {
    return this.#group('Form.addFieldGroup', options);
  }
  addTab(options: Options): object {
    return this.#group('Form.addTab', options);
  }
  addSubtab(options: Options): object {
    return this.#group('Form.addSubtab', options);
  }
  addSubmitButton(options: Options = {}): object {
    this.#buttons.push({ label: String(options['label'] ?? 'Save'), isSubmit: true });
    return { isDisabled: false, isHidden: false };
  }
  addResetButton(options: Options = {}): object {
    this.#buttons.push({ label: String(options['label'] ?? 'Reset'), isSubmit: false });
    return { isDisabled: false, isHidden: false };
  }
  addButton(options: Options): object {
    need('Form.addButton', options, 'id', 'label');
    this.#buttons.push({ label: String(options['label']), isSubmit: false });
    return { isDisabled: false, isHidden: false };
  }
  addPageLink(options: Options): void {
    this.#links.push({ title: String(options['title']), url: String(options['url']) });
  }
  addPageInitMessage(options: Options): void {
    this.#messages.push({
      title: String(options['title'] ?? ''),
      message: String(options['message'] ?? ''),
    });
  }
  updateDefaultValues(values: Options): void {
    for (const field of this.#fields) {
      if (field.id in values) field.defaultValue = values[field.id];
    }
  }
  #group(method: string, options: Options): object {
    need(method, options, 'id', 'label');
    this.#groups.push({ id: String(options['id']), label: String(options['label']) });
    return { id: options['id'], label: options['label'] };
  }
  toWire(): unknown {
    return {
      kind: 'form',
      title: this.title,
      fields: this.#fields.map((field) => field.toWire()),
      sublists: this.#sublists.map((sublist) => sublist.toWire()),
      groups: this.#groups,
      buttons: this.#buttons,
      links: this.#links,
      messages: this.#messages,
    };
  }
}

class List implements Wired {
  title: string;
  style = '';
  readonly #columns: { id: string; label: string }[] = [];
  readonly #rows: Record<string, string>[] = [];
  readonly #links: { title: string; url: string }[] = [];
  constructor(title: string) {
    this.title = title;
  }
  addColumn(options: Options): object {
    need('List.addColumn', options, 'id', 'label', 'type');
    this.#columns.push({ id: String(options['id']), label: String(options['label']) });
    return {};
  }
  addRow(options: Options): void {
    const row = (options['row'] ?? options) as Options;
    this.#rows.push(
      Object.fromEntries(Object.entries(row).map(([id, value]) => [id, String(value ?? '')])),
    );
  }
  addRows(options: Options): void {
    for (const row of options['rows'] as Options[]) this.addRow({ row });
  }
  addPageLink(options: Options): void {
    this.#links.push({ title: String(options['title']), url: String(options['url']) });
  }
  addButton(): object {
    return {};
  }
  toWire(): unknown {
    return {
      kind: 'list',
      title: this.title,
      columns: this.#columns,
      rows: this.#rows,
      links: this.#links,
    };
  }
}

export const serverWidget = {
  createForm: (options: Options) =>
    strict('Form', new Form(String(need('serverWidget.createForm', options, 'title')['title']))),
  createList: (options: Options) =>
    strict('List', new List(String(need('serverWidget.createList', options, 'title')['title']))),
  createAssistant: (): never => notModelled('N/ui/serverWidget createAssistant'),
};
