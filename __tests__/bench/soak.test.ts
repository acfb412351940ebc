import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { prove } from '../../bench/soak/proof.ts';
import { runSoak, type SoakOptions } from '../../bench/soak/runSoak.ts';
import { memoryFolder } from '../../scripts/local/memoryFolder.ts';

/** Short runs; weeks and more seeds by command: `npm run soak -- --seed 1 --seeds 10 --weeks 1`. */
async function soak(options: Pick<SoakOptions, 'seed' | 'hours' | 'beforeProof'>) {
  const folder = mkdtempSync(join(memoryFolder(), 'crossdock-soak-'));
  try {
    return await runSoak({ ...options, folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

it('loses nothing and doubles nothing in an hour of faults (seed 10)', async () => {
  const report = await soak({ seed: 10, hours: 1 });
  expect(report.problems).toEqual([]);
  expect(report.counts['orders']).toBeGreaterThan(3);
}, 120_000);

it('loses nothing either with seed 11, and says so when a deposit is taken away', async () => {
  let before: string[] = ['not proven'];
  const report = await soak({
    seed: 11,
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
