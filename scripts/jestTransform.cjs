const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { transformSync } = require('esbuild');
const { readOperation } = require('./graphql/readOperation.ts');

const self = readFileSync(__filename);

/** Turns TypeScript, ES modules and .graphql files into CommonJS for Jest, with inline source maps. */
module.exports = {
  getCacheKey: (source, path) =>
    createHash('sha256')
      .update(self)
      .update(path)
      .update(path.endsWith('.graphql') ? readOperation(path) : source)
      .digest('hex'),
  process(source, path) {
    if (path.endsWith('.graphql')) {
      const text = JSON.stringify(readOperation(path));
      return { code: `module.exports = { __esModule: true, default: ${text} };` };
    }
    const { code } = transformSync(source, {
      loader: path.endsWith('.ts') ? 'ts' : 'js',
      format: 'cjs',
      target: 'node24',
      // Jest runs import() only behind a flag; as require it is the same here.
      supported: { 'dynamic-import': false },
      sourcefile: path,
      sourcemap: 'inline',
      define: {
        'import.meta.url': '__importMetaUrl',
        'import.meta.dirname': '__dirname',
        'import.meta.filename': '__filename',
      },
      banner: 'const __importMetaUrl = require("node:url").pathToFileURL(__filename).href;',
    });
    return { code };
  },
};
