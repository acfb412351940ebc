import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { projectWith, ROOT } from './temporaryProject.ts';

interface Finding {
  filename: string;
  message: string;
  help?: string;
}

function used(from: string, name = 'used'): string {
  return `import { ${name} } from '${from}';\nexport const kept = ${name};\n`;
}

function usedType(from: string, name: string): string {
  return `import type { ${name} } from '${from}';\nexport type Kept = ${name};\n`;
}

/** Sentence of the broken boundary by file, as a person would read it. */
function lint(files: Record<string, string>): Record<string, string> {
  const { root } = projectWith(files);
  cpSync(join(ROOT, '.oxlintrc.json'), join(root, '.oxlintrc.json'));
  const { stdout } = spawnSync(join(ROOT, 'node_modules/.bin/oxlint'), ['-f', 'json'], {
    cwd: root,
    encoding: 'utf8',
  });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Finding[] };
  return Object.fromEntries(
    diagnostics.map(({ filename, message, help }) => [filename, help ?? message]),
  );
}

test('what crosses a boundary of the design is an error with a sentence', () => {
  const adapter =
    "Only ts/netsuite/ speaks to NetSuite's modules: use its adapter, or add there what is missing.";
  const noNode = 'What lies under ts/ runs inside NetSuite, which has no Node.';
  const outside =
    'What runs inside NetSuite uses nothing from outside ts/, save the table relay/topics, which has no imports.';
  const pure = 'A mapper takes values and returns values: look up first, pass in what was found.';

  const broken = {
    'ts/orders/importOrder.ts': [used('N/record'), adapter],
    'ts/orders/readFile.ts': [used('node:fs'), noNode],
    'ts/netsuite/file.ts': [used('node:path'), noNode],
    'ts/orders/play.ts': [used('../../emulator/netsuite/clock.ts'), outside],
    'ts/orders/mapOrder.ts': [used('../netsuite/records'), pure],
    'ts/orders/mapShopify.ts': [used('../shopify/client'), pure],
    'ts/money/money.ts': [used('../netsuite/saved'), pure],
    'ts/address/address.ts': [used('N/format'), pure],
    'ts/scripts/ue_item.ts': [
      used('N/record'),
      "An entry point answers an event and delegates: NetSuite's modules are spoken to in ts/netsuite/.",
    ],
    'ts/scripts/ue_type.ts': [
      used('N/types'),
      'An entry point takes its types from N/types and nothing else from NetSuite: import type, or delegate to ts/netsuite/.',
    ],
    'relay/app.ts': [
      used('../emulator/shopify/world.ts'),
      'The relay goes into production; the emulators do not.',
    ],
    'emulator/shopify/world.ts': [
      used('../../ts/orders/order.ts'),
      "An emulator stands for the other side: it knows nothing of Crossdock's own code.",
    ],
    'emulator/netsuite/face.ts': [
      used('../../relay/app.ts'),
      "An emulator stands for the other side: it knows nothing of Crossdock's own code.",
    ],
  } as const;

  expect(
    lint(Object.fromEntries(Object.entries(broken).map(([file, [text]]) => [file, text]))),
  ).toEqual(Object.fromEntries(Object.entries(broken).map(([file, [, said]]) => [file, said])));
});

test('what the design allows passes', () => {
  expect(
    lint({
      'ts/netsuite/records.ts': used('N/record'),
      'ts/scripts/ue_item.ts': usedType('N/types', 'EntryPoints'),
      'ts/orders/mapOrder.ts': usedType('../netsuite/records', 'RecordPlan'),
      'ts/setup/mappings.ts': used('../netsuite/suiteql'),
      'ts/setup/topics.ts': used('../../relay/topics'),
      'relay/server.ts': used('./app.ts'),
      'emulator/shopify/world.ts': used('./clock.ts'),
    }),
  ).toEqual({});
});

test('an entry point of more than forty lines is an error', () => {
  const lines = Array.from({ length: 41 }, (_, line) => `export const a${line} = ${line};`);

  expect(Object.keys(lint({ 'ts/scripts/rl_long.ts': lines.join('\n') }))).toEqual([
    'ts/scripts/rl_long.ts',
  ]);
});
