import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { administrator } from '../../bench/soak/administrator.ts';
import { dice } from '../../bench/soak/dice.ts';
import { prove } from '../../bench/soak/proof.ts';
import { runSoak, type SoakOptions } from '../../bench/soak/runSoak.ts';
import { memoryFolder } from '../../scripts/local/memoryFolder.ts';
import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';

/** Short runs; weeks and more seeds by command: `npm run soak -- --seed 1 --seeds 10 --weeks 1`. */
async function soak(options: Pick<SoakOptions, 'seed' | 'hours' | 'beforeProof'>) {
  const folder = mkdtempSync(join(memoryFolder(), 'crossdock-soak-'));
  try {
    return await runSoak({ ...options, folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

it('loses nothing and doubles nothing in an hour of faults (seed 10), also when a store’s pause failed after it was saved', async () => {
  const report = await soak({ seed: 10, hours: 1, beforeProof: pauseLate });
  expect(report.problems).toEqual([]);
  expect(report.counts['orders']).toBeGreaterThan(3);
}, 120_000);

it('loses nothing either with seed 12, and says so when a deposit is taken away', async () => {
  let before: string[] = ['not proven'];
  const report = await soak({
    seed: 12,
    hours: 1,
    async beforeProof(world, asked) {
      before = (await prove(world, asked)).problems;
      const [deposit] = world.netsuite.records.all('customerdeposit');
      const taken = world.netsuite.perform((session, records) =>
        records.delete(session, { type: 'customerdeposit', id: deposit?.id ?? '' }),
      );
      await world.time.finish(taken);
    },
  });
  expect(before).toEqual([]);
  expect(report.problems).toContainEqual(
    expect.stringMatching(/^order \w+ #\d+: received .+, deposits/),
  );
}, 120_000);

/** The administrator does not know that the store is paused, and resumes it all the same. */
async function pauseLate(world: VirtualWorld): Promise<void> {
  const { netsuite, time } = world;
  const admin = administrator(world, dice(3));
  const isActive = () =>
    [...netsuite.records.all('customrecord_xdk_store')].map(
      ({ fields }) => fields['custrecord_xdk_store_active'],
    );
  netsuite.faults.add({ at: 'record.save', kind: 'after' });
  admin.deeds.pauseStore();
  await time.until(time.now() + 60_000);
  netsuite.faults.clear();
  expect([isActive(), admin.counts]).toEqual([[false], { 'pause a store refused': 1 }]);
  await time.finish(admin.done());
  expect(isActive()).toEqual([true]);
}
