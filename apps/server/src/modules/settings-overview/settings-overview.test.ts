import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, SETTING_IDS } from '@yizhan/contract';
import { composition } from '../../platform.ts';
import { createTestPlatform, type Caller, type TestPlatform } from '../../test-support/platform.ts';

const { list } = routes.settingsOverview;

let platform: TestPlatform;
let network: Caller;
let prefecture: Caller;
let county: Caller;
beforeAll(async () => {
  platform = await createTestPlatform();
  network = await platform.staff('administrator', { region: '' });
  prefecture = await platform.staff('prefecture_officer', { region: '4303' });
  county = await platform.staff('county_officer', { region: '430304' });
});
afterAll(() => platform.stop());

const one = async (by: Caller, id: (typeof SETTING_IDS)[number], region?: string) => {
  const { items } = await by.call(list, { query: region === undefined ? {} : { region } });
  const found = items.find((row) => row.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};

describe('the overview of the settings', () => {
  it('has a row for each setting, described by the module that it belongs to', async () => {
    const described = composition.modules.flatMap(({ settings = [] }) => settings.map(({ id }) => id));
    expect([...described].sort()).toEqual([...SETTING_IDS].sort());
    const { items, region } = await network.call(list, {});
    expect(items.map(({ id }) => id)).toEqual([...SETTING_IDS]);
    expect(region).toBeNull();
  });

  it('leaves out what the viewer may not read', async () => {
    const ids = (await county.call(list, {})).items.map(({ id }) => id);
    expect(ids).toContain('forms');
    expect(ids).not.toContain('message_provider');
    expect(ids).not.toContain('partners');
    await expect(county.call(list, { query: { region: '4303' } })).rejects.toMatchObject({
      problem: { code: 'access.region' },
    });
  });

  it('says state, source, since when and who changed it last, where the viewer may know', async () => {
    expect(await one(county, 'parameters')).toMatchObject({ shipped: true, last: null });
    await prefecture.call(routes.parameters.add, {
      body: {
        parameter: 'minimum_wage.monthly',
        region: '430304',
        value: 210_000,
        from: '2026-11-10',
        to: null,
        source: '湘潭市人社局通知',
        sourceDate: '2026-11-01',
        clause: '',
        certainty: 'confirmed',
        overrides: '4303',
        after: 'above',
        gapSeen: false,
      },
    });
    const changed = {
      shipped: false,
      source: { name: '湘潭市人社局通知', dated: '2026-11-01' },
      since: '2026-11-10',
      last: { by: { name: 'prefecture_officer' }, action: 'parameter.added' },
      audit: 'parameter.',
    };
    expect(await one(county, 'parameters')).toMatchObject(changed);
    // Of the next county neither the value nor the entry of the trail is the viewer's.
    const next = await platform.staff('county_officer', { region: '430302' });
    expect(await one(next, 'parameters')).toMatchObject({ shipped: true, last: null });
  });

  it('says of signature and quiet hours whether they are the bureau’s own', async () => {
    expect(await one(network, 'message_rules')).toMatchObject({ shipped: true });
    const { provider: _provider, ...shipped } = await network.call(routes.notifications.settings, {});
    await network.call(routes.notifications.saveSettings, { body: { ...shipped, signature: '湘潭就业' } });
    expect(await one(network, 'message_rules')).toMatchObject({
      shipped: false,
      values: { signature: '湘潭就业' },
    });
  });

  it('reads the same entries of the trail that the page of the trail shows', async () => {
    await county.call(routes.roleRestrictions.restrict, {
      body: {
        region: '430304',
        role: 'site_manager',
        verb: 'lists.export',
        reason: '名单不出本区',
        source: '',
        sourceDate: null,
      },
    });
    const { last, audit, values } = await one(county, 'access');
    expect(values).toMatchObject({ taken: 1 });
    const { items } = await county.call(routes.system.audit, { query: { action: audit, limit: 1 } });
    expect(last).toMatchObject({ at: items[0]?.at, action: items[0]?.action });
  });
});
