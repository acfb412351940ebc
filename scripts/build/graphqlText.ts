import type { Plugin } from 'esbuild';
import { readOperation } from '../graphql/readOperation.ts';

/** Imports a .graphql file as the text that goes to Shopify: our comments and indentation stay here. */
export const graphqlText: Plugin = {
  name: 'graphql-text',
  setup(build) {
    build.onLoad({ filter: /\.graphql$/ }, ({ path }) => ({
      contents: withoutComments(readOperation(path)),
      loader: 'text',
    }));
  },
};

function withoutComments(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .join('\n');
}
