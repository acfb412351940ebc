/** N/file: a file in a script's hands, whose contents stay with the script until it is saved. */
import { missingArgument, notModelled, readOnlyProperty } from './errors.ts';
import { call, type Wired } from './wire.ts';

type Options = Record<string, unknown>;

/** A property of a file that can only be read. */
const fixed = (name: string, get: () => unknown): PropertyDescriptor => ({
  enumerable: true,
  get,
  set() {
    readOnlyProperty('file.File', name);
  },
});

class FileOf implements Wired {
  declare readonly id: number | null;
  declare readonly fileType: string;
  name: string;
  folder: unknown;
  description: string;
  isOnline: boolean;
  encoding: string;
  #id: number | null;
  #contents: string | null;
  constructor(properties: Options) {
    this.#id = (properties['id'] as number | undefined) ?? null;
    this.name = String(properties['name']);
    this.folder = properties['folder'] ?? null;
    this.description = String(properties['description'] ?? '');
    this.isOnline = properties['isOnline'] === true;
    this.encoding = String(properties['encoding'] ?? 'UTF-8');
    this.#contents = (properties['contents'] as string | undefined) ?? null;
    const fileType = String(properties['fileType'] ?? 'PLAINTEXT');
    Object.defineProperties(this, {
      id: fixed('id', () => this.#id),
      fileType: fixed('fileType', () => fileType),
    });
  }
  get size(): number {
    return this.#text().length;
  }
  get path(): string {
    return call('file.path', this.id) as string;
  }
  get url(): string {
    return call('file.url', this.id) as string;
  }
  get isText(): boolean {
    return true;
  }
  #text(): string {
    return this.#contents ?? '';
  }
  getContents(): string {
    return call('file.checkSize', this.#text().length) === true ? this.#text() : '';
  }
  get lines() {
    const lines = this.#text().split(/\r?\n/);
    if (lines.at(-1) === '') lines.pop();
    return {
      iterator: () => ({
        each(visit: (line: { value: string }) => boolean) {
          for (const value of lines) if (visit({ value }) !== true) return;
        },
      }),
    };
  }
  appendLine(options: { value: string }): FileOf {
    this.#contents = `${this.#text()}${options.value}\n`;
    return this;
  }
  save(): number {
    if (this.folder === null) missingArgument('File.save', 'folder');
    const id = call('file.save', {
      name: this.name,
      fileType: this.fileType,
      folder: this.folder,
      description: this.description,
      isOnline: this.isOnline,
      encoding: this.encoding,
      contents: this.#text(),
    }) as number;
    this.#id = id;
    return id;
  }
  toWire(): unknown {
    return { $file: { name: this.name, fileType: this.fileType, contents: this.#text() } };
  }
}

for (const name of ['size', 'path', 'url', 'isText']) {
  const { get } = Object.getOwnPropertyDescriptor(FileOf.prototype, name)!;
  Object.defineProperty(FileOf.prototype, name, { ...fixed(name, get!), enumerable: false });
}

export const file = {
  create(options: Options): FileOf {
    for (const name of ['name', 'fileType']) {
      if ((options?.[name] ?? null) === null) missingArgument('file.create', name);
    }
    return new FileOf(options);
  },
  load(options: Options | string | number): FileOf {
    const id = typeof options === 'object' ? options?.['id'] : options;
    if (id === undefined) missingArgument('file.load', 'id');
    return new FileOf(call('file.load', id) as Options);
  },
  delete(options: Options | string | number): void {
    const id = typeof options === 'object' ? options?.['id'] : options;
    if (id === undefined) missingArgument('file.delete', 'id');
    call('file.delete', id);
  },
  copy: (): never => notModelled('N/file copy'),
};
