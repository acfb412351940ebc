import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNetSuite, type NetSuite } from '../../emulator/netsuite/index.ts';
import { PROJECT } from '../../scripts/project.ts';
import { stageProject } from '../../scripts/sdf/stageProject.ts';

const DAY_MS = 86_400_000;
let folder: string;
let netsuite: NetSuite;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'crossdock-'));
  netsuite = await createNetSuite({
    clock: { virtualFrom: '2026-11-01T12:00:00Z' },
    schedules: false,
  });
  await netsuite.installProject(stageProject(PROJECT, [], join(folder, 'sdf')));
});

afterAll(async () => {
  await netsuite.stop();
  rmSync(folder, { recursive: true, force: true });
});

const insertWork = (subject: string, hinted: string, done: string) =>
  netsuite.records.insert('customrecord_xdk_work', {
    externalid: `xdk:demo:order:${subject}`,
    custrecord_xdk_work_store: 'demo',
    custrecord_xdk_work_entity: 'order',
    custrecord_xdk_work_subject: subject,
    custrecord_xdk_work_hinted: hinted,
    custrecord_xdk_work_done: done,
  });
const left = (): unknown[] =>
  netsuite.queries
    .suiteql(
      netsuite.session(),
      'SELECT w.custrecord_xdk_work_subject AS subject FROM customrecord_xdk_work w ORDER BY w.id',
      [],
      100,
    )
    .rows.map((row) => row['subject']);

test('work is deleted a week after it was done; what still waits stays, however old', async () => {
  insertWork('done long ago', 'a', 'a');
  insertWork('still waiting', 'b', 'a');
  await netsuite.advance(8 * DAY_MS);
  insertWork('done today', 'c', 'c');

  const run = netsuite.runTask('customscript_xdk_mr_prune', {
    deploymentId: 'customdeploy_xdk_mr_prune_1',
  });
  await netsuite.advance(3_600_000);
  await run;

  expect(left()).toEqual(['still waiting', 'done today']);
});
