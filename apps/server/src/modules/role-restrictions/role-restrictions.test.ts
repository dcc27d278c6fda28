import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { routes, type RoleRestriction } from '@yizhan/contract';
import { person } from '../../test-support/people.ts';
import { createTestPlatform, type Caller, type TestPlatform } from '../../test-support/platform.ts';

const { list, restrict, lift } = routes.roleRestrictions;

let platform: TestPlatform;
let prefecture: Caller;
let county: Caller;
let clerk: Caller;
let otherClerk: Caller;
let province: Caller;
let seekerId: string;

beforeAll(async () => {
  platform = await createTestPlatform();
  province = await platform.staff('province_officer', { region: '43' });
  prefecture = await platform.staff('prefecture_officer', { region: '4303' });
  county = await platform.staff('county_officer', { region: '430304' });
  clerk = await platform.staff('site_staff', { region: '430304' });
  otherClerk = await platform.staff('site_staff', { region: '430302' });
  seekerId = (await person(clerk)).id;
});
afterAll(() => platform.stop());

const no = (over: Partial<z.input<typeof restrict.body>> = {}) => ({
  body: {
    region: '430304',
    role: 'site_staff' as const,
    verb: 'seekers.reveal' as const,
    reason: '号码只由站长查看',
    source: '岳塘区人社局个人信息保护办法',
    sourceDate: '2026-10-01',
    ...over,
  },
});
const look = (by: Caller) =>
  by.call(routes.seekers.reveal, { params: { id: seekerId }, body: { what: 'phone', purpose: 'call' } });
const done = (one: RoleRestriction, by: Caller) =>
  by.call(lift, { params: { id: one.id }, body: { reason: '到期', version: one.version } });

describe('a bureau', () => {
  it('takes a right away from a role of its division, at once and nowhere else, and gives it back', async () => {
    await look(clerk);
    const one = await county.call(restrict, no());
    expect(one).toMatchObject({
      region: { code: '430304' },
      source: '岳塘区人社局个人信息保护办法',
      sourceDate: '2026-10-01',
      setBy: 'county_officer',
      lifted: null,
      can: ['lift'],
    });
    await expect(look(clerk)).rejects.toMatchObject({
      problem: { status: 403, code: 'access.taken', detail: expect.stringContaining('谁能做什么') },
    });
    const session = await clerk.call(routes.identity.session, {});
    expect(session.kind === 'staff' && session.verbs).not.toContain('seekers.reveal');
    const next = await otherClerk.call(routes.identity.session, {});
    expect(next.kind === 'staff' && next.verbs).toContain('seekers.reveal');
    await look(prefecture);

    const lifted = await done(one, county);
    expect(lifted).toMatchObject({ lifted: { by: 'county_officer', reason: '到期' }, can: [] });
    await look(clerk);
    await expect(done(lifted, county)).rejects.toMatchObject({ problem: { code: 'restrictions.lifted' } });
  });

  it('leaves both steps on the audit trail, with role, right and place', async () => {
    const { items } = await county.call(routes.system.audit, { query: { action: 'access.' } });
    expect(items.map(({ action, summary }) => [action, summary])).toEqual([
      ['access.lifted', { roles: ['site_staff@430304'], verbs: ['seekers.reveal@430304'] }],
      ['access.restricted', { roles: ['site_staff@430304'], verbs: ['seekers.reveal@430304'] }],
    ]);
  });

  it('never gives, never locks itself out, and reaches nobody above', async () => {
    const refused = async (by: Caller, over: Parameters<typeof no>[0], code: string) =>
      expect(by.call(restrict, no(over))).rejects.toMatchObject({ problem: { code } });
    await refused(county, { verb: 'parameters.manage' }, 'restrictions.verb');
    await refused(county, { role: 'county_officer', verb: 'access.restrict' }, 'restrictions.verb');
    await refused(county, { role: 'prefecture_officer', verb: 'seekers.reveal' }, 'restrictions.rank');
    await refused(county, { region: '4303' }, 'access.region');
    await refused(county, { region: '' }, 'access.region');
    await refused(county, { region: '999999' }, 'region.unknown');
  });

  it('stands where a bureau above has set it, and only that one lifts it', async () => {
    const above = await prefecture.call(restrict, no({ region: '4303', verb: 'papers.issue' }));
    await expect(county.call(restrict, no({ verb: 'papers.issue' }))).rejects.toMatchObject({
      problem: { code: 'restrictions.stands' },
    });
    const { holding, mayRestrict } = await county.call(list, { query: { region: '430304' } });
    expect(holding).toMatchObject([{ verb: 'papers.issue', region: { code: '4303' }, can: [] }]);
    expect(mayRestrict).toContain('site_staff');
    expect(mayRestrict).not.toContain('prefecture_officer');
    await expect(done(above, county)).rejects.toMatchObject({ problem: { code: 'access.region' } });
    await done(above, prefecture);
  });

  it('reads them page by page, lifted ones too', async () => {
    const first = await county.call(list, { query: { region: '430304', limit: 1 } });
    expect(first.items).toHaveLength(1);
    const second = await county.call(list, {
      query: { region: '430304', limit: 1, cursor: first.nextCursor ?? '' },
    });
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
    expect(second.nextCursor).toBeNull();
  });

  it('is not lifted by those from whom it was taken', async () => {
    const own = { role: 'county_officer', verb: 'lists.export' } as const;
    const taken = await prefecture.call(restrict, no(own));
    const { holding } = await county.call(list, { query: { region: '430304' } });
    expect(holding.find(({ id }) => id === taken.id)?.can).toEqual([]);
    await expect(done(taken, county)).rejects.toMatchObject({ problem: { code: 'restrictions.rank' } });
    await done(taken, prefecture);
  });
});

describe('who may', () => {
  const holders = (by: Caller, region: string, siteId?: string) =>
    by.call(routes.identity.holders, {
      query: { verb: 'seekers.reveal', region, ...(siteId === undefined ? {} : { siteId }) },
    });
  const roles = (reply: Awaited<ReturnType<typeof holders>>) =>
    reply.items.flatMap(({ grants }) => grants.map(({ role, region }) => `${role}@${region?.code ?? ''}`));

  it('names everybody who reaches the place or works within it, and who gave it since when', async () => {
    const reply = await holders(county, '430304');
    expect(roles(reply).sort()).toEqual([
      'county_officer@430304',
      'prefecture_officer@4303',
      'province_officer@43',
      'site_staff@430304',
    ]);
    expect(reply.total).toBe(4);
    // Accounts above are named; only those of one's own division open.
    const above = reply.items.find(({ name }) => name === 'prefecture_officer');
    expect(above).toMatchObject({ id: null, grants: [{ by: 'test' }] });
    expect(reply.items.find(({ name }) => name === 'site_staff')?.id).not.toBeNull();
    expect(roles(await holders(prefecture, '4303'))).toContain('site_staff@430302');
  });

  it('leaves out those from whom it was taken', async () => {
    const one = await county.call(restrict, no());
    expect(roles(await holders(county, '430304'))).not.toContain('site_staff@430304');
    await done(one, county);
    expect(roles(await holders(county, '430304'))).toContain('site_staff@430304');
  });

  it('goes page by page', async () => {
    const query = { verb: 'seekers.reveal', region: '4303', limit: 2 } as const;
    const first = await province.call(routes.identity.holders, { query });
    const second = await province.call(routes.identity.holders, {
      query: { ...query, cursor: first.nextCursor ?? '' },
    });
    const names = [...first.items, ...second.items].map(({ name }) => name);
    expect(names).toHaveLength(4);
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(4);
    expect(first.total).toBe(5);
  });

  it('is asked of places whose staff one reads', async () => {
    await expect(holders(county, '4303')).rejects.toMatchObject({ problem: { code: 'access.region' } });
    await expect(holders(clerk, '430304')).rejects.toMatchObject({ problem: { code: 'access.denied' } });
  });
});

it('a grant that is kept keeps who gave it and when', async () => {
  const { items } = await prefecture.call(routes.identity.listStaff, { query: { limit: 50 } });
  const account = items.find(
    ({ name, grants }) => name === 'site_staff' && grants[0]?.region?.code === '430302',
  );
  if (account === undefined) throw new Error('no account');
  platform.now = new Date('2026-11-20T02:00:00Z');
  await prefecture.call(routes.identity.updateStaff, {
    params: { id: account.id },
    body: {
      version: account.version,
      name: '刘敏',
      disabled: false,
      grants: [
        { role: 'site_staff', region: '430302' },
        { role: 'site_manager', region: '430302' },
      ],
    },
  });
  const reply = await prefecture.call(routes.identity.holders, {
    query: { verb: 'seekers.reveal', region: '430302' },
  });
  const [first, second] = reply.items.find(({ name }) => name === '刘敏')?.grants ?? [];
  expect(first).toMatchObject({ role: 'site_staff', by: 'test', since: '2026-11-18T02:00:00.000Z' });
  expect(second).toMatchObject({
    role: 'site_manager',
    by: 'prefecture_officer',
    since: '2026-11-20T02:00:00.000Z',
  });
});
