import { edgeCases } from './edgeCases.ts';
import { ground } from './ground.ts';
import { raceCases, ROUNDS } from './raceCases.ts';
import { saveCases } from './saveCases.ts';
import { killedCases } from './killedCases.ts';
import { pushCases } from './pushCases.ts';
import { stopCases } from './stopCases.ts';
import { toldCases } from './toldCases.ts';

/** Both systems boot once for all of these. */
jest.setTimeout(60_000 + ROUNDS * 3_000);

const at = ground({
  settings: { orders: { risk: 'approval' } },
  virtualFrom: new Date().toISOString(),
});

describe('raced:', () => raceCases(at));
describe('shipped', () => pushCases(at));
describe('told:', () => toldCases(at));
describe('stopped:', () => stopCases(at));
describe('at the edges:', () => edgeCases(at));
describe('saved:', () => saveCases(at));
describe('cut off:', () => killedCases(at));
