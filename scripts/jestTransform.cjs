const { transformSync } = require('esbuild');

/** Turns TypeScript, ES modules and .graphql files into CommonJS for Jest, with inline source maps. */
module.exports = {
  process(source, path) {
    if (path.endsWith('.graphql')) {
      return { code: `module.exports = { __esModule: true, default: ${JSON.stringify(source)} };` };
    }
    const { code } = transformSync(source, {
      loader: path.endsWith('.ts') ? 'ts' : 'js',
      format: 'cjs',
      target: 'node24',
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
