import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../../scripts/project.ts';
import { ROLE, startWorld, type World } from './world.ts';

jest.setTimeout(20_000);

/** How the product writes the id that the database guards. */
const GUARD = 'target.setValue({ fieldId: "externalid", value: plan.externalId });';
const UNGUARDED = 'customscript_unguarded';
const SEEDS = 12;

let world: World;
beforeAll(async () => {
  world = await startWorld();
  const source = readFileSync(join(PROJECT.cabinet, 'rl_events.js'), 'utf8');
  expect(source).toContain(GUARD);
  await world.netsuite.installScript({
    id: UNGUARDED,
    type: 'restlet',
    source: source.replaceAll(GUARD, ''),
  });
});
afterAll(() => world.stop());

/** Imports one order twice at the same moment; how many sales orders came of it, seed by seed. */
async function importTwice(scriptId: string): Promise<number[]> {
  const made: number[] = [];
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    let state = seed * 2654435761;
    const order = world.place({
      email: `${scriptId}${seed}@example.com`,
      lines: [{ sku: 'ROPE-20', quantity: 1 }],
      payment: 'none',
    });
    const body = world.hintBody(order);
    await world.netsuite.callTogether(
      [
        { scriptId, body, who: { role: ROLE } },
        { scriptId, body, who: { role: ROLE } },
      ],
      (candidates) => {
        state = (Math.imul(state, 1664525) + 1013904223) | 0;
        return (state >>> 16) % candidates.length;
      },
    );
    made.push(world.salesOrders(order).length);
  }
  return made;
}

test('the same races that end in one sales order make two when the external id is taken out', async () => {
  expect(await importTwice('customscript_xdk_rl_events')).toEqual(
    Array.from({ length: SEEDS }, () => 1),
  );
  expect(await importTwice(UNGUARDED)).toContain(2);
});
