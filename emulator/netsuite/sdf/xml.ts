import { SaxesParser } from 'saxes';

/** An element of an SDF file. Text between elements is dropped: SDF has none. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
  line: number;
}

/** @throws SyntaxError with file and line. */
export function parseXml(text: string, file: string): Element {
  const parser = new SaxesParser();
  const open: Element[] = [];
  let root: Element | null = null;
  parser.on('error', (error) => {
    throw new SyntaxError(`${file}: ${error.message}`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = {
      name,
      attributes: attributes,
      children: [],
      text: '',
      line: parser.line,
    };
    open.at(-1)?.children.push(element);
    open.push(element);
    root ??= element;
  });
  parser.on('text', (part) => {
    const current = open.at(-1);
    if (current) current.text += part;
  });
  parser.on('cdata', (part) => {
    const current = open.at(-1);
    if (current) current.text += part;
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed) closed.text = closed.children.length > 0 ? '' : closed.text.trim();
  });
  parser.write(text).close();
  if (!root) throw new SyntaxError(`${file}: no element`);
  return root;
}

export function child(element: Element, name: string): Element | undefined {
  return element.children.find((found) => found.name === name);
}

/** Text of a child, null when it is missing or empty. */
export function textOf(element: Element, name: string): string | null {
  const text = child(element, name)?.text;
  return text === undefined || text === '' ? null : text;
}

/** Children of a group: `group(record, 'permissions', 'permission')`. */
export function group(element: Element, outer: string, inner: string): Element[] {
  return child(element, outer)?.children.filter(({ name }) => name === inner) ?? [];
}

/** SDF writes booleans as T and F. */
export function flag(element: Element, name: string, unset: boolean): boolean {
  const text = textOf(element, name);
  return text === null ? unset : text === 'T';
}
