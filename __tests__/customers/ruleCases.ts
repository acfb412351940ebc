import type { World } from '../orders/world.ts';
import { agreedBuyer, hint, inNetsuite, linkOf, update } from './pairs.ts';

/** Field rules of the store whose pairs are looked at. */
export function ruleCases(world: () => World): void {
  test('field rules fill a customer with its first order and follow its changes; one without a value holds it', async () => {
    const id = await agreedBuyer('Rule');
    const followed = () => [inNetsuite(id).fields['accountnumber'], inNetsuite(id).fields['fax']];
    expect(followed()).toEqual(['LOV/en', '+1 312 555 0199']);
    update(id, { lastName: 'Babbage' });
    expect([await hint(id), world().errors()]).toEqual(['done', []]);
    expect(followed()).toEqual(['BAB/en', '+1 312 555 0199']);
    const link = String(linkOf(id)?.fields['custrecord_xdk_link_agreed']);
    expect((JSON.parse(link) as { rules: string }).rules).toMatch(/^[0-9a-f]{8}$/);

    const explain = async (rules: object) => {
      const asked = await world().netsuite.callRestlet(
        'customscript_xdk_rl_explain',
        { store: 'demo', customer: id, rules },
        { role: 'customrole_xdk_integration' },
      );
      return asked.kind === 'returned' ? (asked.value as { json: unknown }).json : asked;
    };
    expect(
      await explain({ customer: [{ field: 'accountnumber', from: 'customer.firstName' }] }),
    ).toMatchObject({
      ok: true,
      becomes: `customer ${inNetsuite(id).id}`,
      by: 'link',
      fields: { accountnumber: 'Rule' },
    });
    expect(await explain({ customer: [{ field: 'fax', expression: 'nothing(1)' }] })).toMatchObject(
      {
        ok: false,
        message: expect.stringContaining('rules.customer, rule 1: fax, character 1') as string,
      },
    );

    const [store] = world().all('customrecord_xdk_store');
    const kept = String(store?.fields['custrecord_xdk_store_settings']);
    const strict = { customer: [{ field: 'fax', from: 'customer.note', table: 'notes' }] };
    await world().edit('customrecord_xdk_store', store?.id ?? '', {
      custrecord_xdk_store_settings: JSON.stringify({
        ...(JSON.parse(kept) as object),
        rules: strict,
      }),
    });
    update(id, { lastName: 'Byron' });
    expect(await hint(id)).toBe('marked');
    expect(world().errors()).toEqual([
      [
        `rule:customer:fax:${id.split('/').pop() ?? ''}`,
        expect.stringContaining('the mapping table has no row of kind notes'),
      ],
    ]);
    await world().edit('customrecord_xdk_store', store?.id ?? '', {
      custrecord_xdk_store_settings: kept,
    });
    await releaseAll();
    await hint(id);
    expect([inNetsuite(id).fields['lastname'], world().errors()]).toEqual(['Byron', []]);
  });

  async function releaseAll(): Promise<void> {
    for (const { id, fields } of world().all('customrecord_xdk_error'))
      if (fields['custrecord_xdk_error_state'] === 'open')
        await world().edit('customrecord_xdk_error', id, {
          custrecord_xdk_error_state: 'released',
        });
  }
}
