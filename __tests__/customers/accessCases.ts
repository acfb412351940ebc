import type { World } from '../orders/world.ts';
import { agreedBuyer, hint, inNetsuite, inShopify, linkOf, poll, update, work } from './pairs.ts';

/** What Shopify shows for a while no more, or never again. */
export function accessCases(world: () => World): void {
  test('a change made while the app may not read customers follows once it may and a person says so', async () => {
    const [here, there] = [await agreedBuyer('Ann'), await agreedBuyer('Ben')];
    const { grantedScopes: scopes } = world().shopify.control.store('demo');
    world().shopify.control.setStore('demo', {
      scopes: scopes.filter((scope) => !/customer|compan/.test(scope)),
    });
    await world().edit('customer', inNetsuite(here).id, { phone: '+13125550311' });
    await poll();
    update(there, { phone: '+13125550312' });
    expect(await hint(there)).toBe('marked');
    expect(
      world()
        .errors()
        .map(([cause]) => cause),
    ).toEqual(['query:ACCESS_DENIED']);

    world().shopify.control.setStore('demo', { scopes });
    await world().release('query:ACCESS_DENIED');
    await poll();
    expect([inShopify(here).phone, inNetsuite(there).fields['phone']]).toEqual([
      '+13125550311',
      '+13125550312',
    ]);
    expect(world().errors()).toEqual([]);
  });

  test('a customer who was deleted in Shopify is over, also where the news of it is lost and a person says so', async () => {
    const [told, lost] = [
      await signedUp(world(), 'tea@example.com'),
      await signedUp(world(), 'leo@example.com'),
    ];
    const [here, there] = [inNetsuite(told).id, inNetsuite(lost).id];
    for (const id of [told, lost])
      world().ask(
        'mutation ($input: CustomerDeleteInput!) { customerDelete(input: $input) { userErrors { message } } }',
        { input: { id } },
      );
    expect(await hint(told, 'deleted')).toBe('done');
    await world().edit('customer', here, { firstname: 'Teresa' });
    await world().edit('customer', there, { firstname: 'Leon' });
    for (let times = 0; times < 3; times += 1) await poll();
    const number = lost.slice(lost.lastIndexOf('/') + 1);
    expect(
      world()
        .errors()
        .map(([cause]) => cause),
    ).toEqual([`customer-not-readable:${number}`]);

    await world().release(`customer-not-readable:${number}`);
    await poll();
    expect([told, lost].map((id) => linkOf(id)?.fields['custrecord_xdk_link_state'])).toEqual([
      'removed',
      'removed',
    ]);
    expect([world().errors(), work()]).toEqual([[], []]);
  });
}

async function signedUp(world: World, email: string): Promise<string> {
  const { id } = world.ask<{ customerCreate: { customer: { id: string } } }>(
    'mutation ($input: CustomerInput!) { customerCreate(input: $input) { customer { id } } }',
    { input: { email, firstName: 'Sig', lastName: 'Nedup' } },
  ).customerCreate.customer;
  expect(await hint(id)).toBe('done');
  await poll();
  return id;
}
