import type { Queries, SearchDefinition } from '../../contract.ts';
import type { HostModule } from '../../engine/hostModule.ts';
import { UNITS } from '../../engine/units.ts';

type Range = [definition: SearchDefinition, offset: number, limit: number];
interface Saving {
  definition: SearchDefinition;
  title: string;
  scriptId: string | null;
  isPublic: boolean;
  searchId: string | null;
}

export function searchModule(queries: Queries): HostModule {
  const range = (units: number) => ({
    units: () => units,
    run: ({ session }: Parameters<HostModule[string]['run']>[0], args: never) => {
      const [definition, offset, limit] = args as unknown as Range;
      return queries.search(session, definition, offset, limit);
    },
  });
  return {
    'search.each': range(UNITS.search.each),
    'search.range': range(UNITS.search.range),
    'search.page': range(UNITS.search.page),
    'search.count': {
      units: () => UNITS.search.runPaged,
      run: ({ session }, [definition]: [SearchDefinition]) =>
        queries.searchCount(session, definition),
    },
    'search.lookupFields': {
      units: () => UNITS.search.lookupFields,
      run: ({ session }, [options]: [{ type: string; id: string; columns: string[] }]) =>
        queries.lookupFields(session, { ...options, type: options.type.toLowerCase() }),
    },
    'search.load': {
      units: () => UNITS.search.load,
      run({ session }, [id]: [string]) {
        const {
          definition,
          title,
          scriptId,
          isPublic,
          id: searchId,
        } = queries.loadSearch(session, id);
        return { ...definition, title, id: scriptId, isPublic, searchId };
      },
    },
    'search.save': {
      units: () => UNITS.search.save,
      run: ({ session }, [{ definition, title, scriptId, isPublic, searchId }]: [Saving]) =>
        queries.saveSearch(session, { id: searchId, scriptId, title, isPublic, definition }),
    },
    'search.delete': {
      units: () => UNITS.search.delete,
      run: ({ session }, [id]: [string]) => queries.deleteSearch(session, id) ?? null,
    },
  };
}
