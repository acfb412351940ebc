// Puts manifest.xml where Oracle's configuration looks for it.
require('./suitecloud.config.js');
const SuiteCloudJestConfiguration = require('@oracle/suitecloud-unit-testing/jest-configuration/SuiteCloudJestConfiguration');

const esbuildTransform = require.resolve('./scripts/jestTransform.cjs');

module.exports = {
  projects: [
    {
      displayName: 'sources',
      testEnvironment: 'node',
      setupFiles: [require.resolve('./scripts/jestProperties.cjs')],
      testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/__tests__/deployable/'],
      transform: {
        '\\.(graphql|ts|mjs)$': esbuildTransform,
        'node_modules/.*\\.c?js$': esbuildTransform,
      },
      // jose and its like ship ES modules only.
      transformIgnorePatterns: ['/node_modules/(?!(jose|@guanmingchiu/sqlparser-ts)/)'],
    },
    {
      ...SuiteCloudJestConfiguration.build({
        projectFolder: 'src',
        projectType: SuiteCloudJestConfiguration.ProjectType.ACP,
        customStubs: [
          {
            module: 'N/crypto/random',
            path: '<rootDir>/__tests__/deployable/stubs/random.js',
          },
        ],
      }),
      displayName: 'deployable',
      testMatch: ['<rootDir>/__tests__/deployable/**/*.test.js'],
    },
  ],
};
