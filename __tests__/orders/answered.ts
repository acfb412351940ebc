import type { World } from './world.ts';

interface Given {
  world: World;
  /** Answers the order. */
  shippedAndRefunded: () => Promise<string>;
  causes: (order: string) => (readonly [cause: string, message: string])[];
}

/** A person's answer to a to-do, and runs that cross it. */
export function answeredCases(given: () => Given): void {
  test('answered while two runs ended crosswise: the error that no work waits for is looked at again', async () => {
    const { world, shippedAndRefunded } = given();
    const order = await shippedAndRefunded();
    const key = `:refund:${order.split('/').pop()}:`;
    const states = () =>
      world
        .all('customrecord_xdk_error')
        .filter(({ externalId }) => externalId?.includes(key))
        .map(({ fields }) => fields['custrecord_xdk_error_state']);
    const work = world
      .all('customrecord_xdk_work')
      .find(({ fields }) => fields['custrecord_xdk_work_subject'] === order)!;
    await world.edit('customrecord_xdk_work', work.id, {
      custrecord_xdk_work_done: work.fields['custrecord_xdk_work_hinted'],
      custrecord_xdk_work_error: '',
    });
    await world.netsuite.runSchedule('customscript_xdk_sc_poll');
    await world.netsuite.settled();
    await world.hint();
    expect(states()).toEqual(['open']);

    await world.release(`refund:${order.split('/').pop()}`);
    await world.hint();
    expect(states()).toEqual(['resolved']);
    expect([await world.hint(order), given().causes(order)]).toEqual([['done'], []]);
  });

  test('answered while a run is about to ask once more: the answer stands', async () => {
    const { world, shippedAndRefunded } = given();
    const order = await shippedAndRefunded();
    const { faults } = world.netsuite;
    faults.add({
      at: 'record.save',
      kind: 'slow',
      seconds: 0.3,
      times: 1,
      recordType: 'customrecord_xdk_error',
      scriptId: 'customscript_xdk_rl_events',
    });
    const running = world.hint(order);
    while (faults.list().length > 0) await new Promise((go) => setImmediate(go));
    await world.release(`refund:${order.split('/').pop()}`);
    await running;
    expect(given().causes(order)).toEqual([]);
    expect([await world.hint(order), given().causes(order)]).toEqual([['done'], []]);
  });
}
