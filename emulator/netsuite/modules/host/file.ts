import { SuiteScriptError } from '../../contract.ts';
import type { HostModule } from '../../engine/hostModule.ts';
import { UNITS } from '../../engine/units.ts';

/** A text file of the file cabinet. */
export interface CabinetFile {
  id: number;
  name: string;
  /** Internal id of the folder, or its path for the folders of an SDF project. */
  folder: string;
  fileType: string;
  description: string;
  isOnline: boolean;
  encoding: string;
  contents: string;
}

/** netsuite-platform §4.4. */
const CONTENT_LIMIT = 10 * 1024 * 1024;

/** File names are unique per folder; saving the same name again overwrites and keeps the id. */
export class FileCabinet {
  readonly #files = new Map<number, CabinetFile>();
  #nextId = 1;

  all(): CabinetFile[] {
    return [...this.#files.values()];
  }

  save(file: Omit<CabinetFile, 'id'>): number {
    const existing = this.all().find(
      ({ name, folder }) => name === file.name && folder === file.folder,
    );
    const id = existing?.id ?? this.#nextId++;
    this.#files.set(id, { ...file, id });
    return id;
  }

  /** By id or by path. @throws RCRD_DSNT_EXIST */
  load(id: string | number): CabinetFile {
    const file =
      this.#files.get(Number(id)) ??
      this.all().find((other) => `${other.folder}/${other.name}` === id);
    if (!file) {
      throw new SuiteScriptError('RCRD_DSNT_EXIST', `That record does not exist. path: ${id}`);
    }
    return file;
  }

  delete(id: string | number): void {
    this.#files.delete(this.load(id).id);
  }
}

export function fileModule(cabinet: FileCabinet): HostModule {
  return {
    'file.load': {
      units: () => UNITS.file.load,
      run: (_, [id]: [string | number]) => ({ ...cabinet.load(id) }),
    },
    'file.save': {
      units: () => UNITS.file.save,
      run: (_, [file]: [Omit<CabinetFile, 'id' | 'folder'> & { folder: string | number }]) =>
        cabinet.save({ ...file, folder: String(file.folder) }),
    },
    'file.delete': {
      units: () => UNITS.file.delete,
      run: (_, [id]: [string | number]) => cabinet.delete(id),
    },
    'file.path': {
      isLocal: true,
      run: (_, [id]: [number]) => {
        const { folder, name } = cabinet.load(id);
        return `${folder}/${name}`;
      },
    },
    'file.url': {
      isLocal: true,
      run: (_, [id]: [number]) => `/core/media/media.nl?id=${id}`,
    },
    'file.checkSize': {
      isLocal: true,
      run(_, [size]: [number]) {
        if (size > CONTENT_LIMIT) {
          throw new SuiteScriptError(
            'SSS_FILE_CONTENT_SIZE_EXCEEDED',
            'The file content you are attempting to access exceeds the maximum allowed size of 10 MB.',
          );
        }
        return true;
      },
    },
  };
}
