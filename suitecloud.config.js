const { spawnSync } = require('node:child_process');
const { copyFileSync } = require('node:fs');
const { join } = require('node:path');

// The CLI looks for these two beside FileCabinet/ and Objects/, before any hook runs. Links would be left out of the zip.
for (const file of ['manifest.xml', 'deploy.xml']) {
  copyFileSync(join(__dirname, file), join(__dirname, 'src', file));
}

/** `npm run deploy -- --features …` names the project it put together; everything else works on src/. */
const defaultProjectFolder = process.env.CROSSDOCK_PROJECT_FOLDER ?? 'src';

module.exports = {
  defaultProjectFolder,
  commands: {
    'project:deploy': { beforeExecuting: after('build', 'test') },
    'project:validate': { beforeExecuting: after('build') },
    'project:package': { beforeExecuting: after('build') },
    'file:upload': { beforeExecuting: after('build') },
    // Scripts that imported objects refer to would land among the built ones.
    'object:import': {
      beforeExecuting: (options) => ({
        ...options,
        arguments: { ...options.arguments, excludefiles: true },
      }),
    },
    'project:adddependencies': {
      onCompleted: () => {
        copyFileSync(join(__dirname, 'src/manifest.xml'), join(__dirname, 'manifest.xml'));
      },
    },
    'file:create': { beforeExecuting: generatedFolder },
    'file:import': { beforeExecuting: generatedFolder },
    'object:update': { beforeExecuting: generatedFolder },
  },
};

/** Runs npm scripts first (npm puts the project's own Node in front) and stops the command when one fails. */
function after(...scripts) {
  return (options) => {
    for (const script of scripts) {
      const { status } = spawnSync('npm', ['run', script], {
        cwd: __dirname,
        stdio: 'inherit',
        shell: process.platform === 'win32',
      });
      if (status !== 0) throw new Error(`npm run ${script} failed, so nothing was sent.`);
    }
    return options;
  };
}

function generatedFolder(options) {
  console.log(
    'src/FileCabinet is built from ts/ and wiped by the next build: write scripts there.',
  );
  return options;
}
