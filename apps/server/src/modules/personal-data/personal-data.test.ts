import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type CallInput } from '@yizhan/contract';
import { STAFF_ROLES, roleHas } from '@yizhan/domain';
import { liveThrough, type Life } from '../../test-support/life.ts';
import { createMainLine, sentTexts, type MainLine } from '../../test-support/main-line.ts';
import { endRetention, FORGET_AFTER_DAYS } from '../../records/personal-data/retention.ts';
import { pagesOf } from '../../test-support/pdf-text.ts';
import { person, selfRegistered } from '../../test-support/people.ts';

const { previewErasure, erase, handOverCopy } = routes.personalData;

let line: MainLine;
beforeAll(async () => {
  line = await createMainLine();
});
afterAll(() => line.platform.stop());

type Input = CallInput<typeof erase>['body'];
const input = (record: { name: string; version: number }, given: Partial<Input> = {}) => ({
  version: record.version,
  name: record.name,
  identity: 'id_card' as const,
  reason: 'asked' as const,
  ...given,
});
const audited = (id: string) =>
  line.platform.services.db
    .selectFrom('audit_entries')
    .select(['action', 'actor_name', 'summary'])
    .where('entity_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute();

describe('who may erase at the counter', () => {
  it('is whoever answers for a site or stands above it, not the clerk alone', () => {
    expect(STAFF_ROLES.filter((role) => roleHas(role, 'seekers.erase'))).toEqual([
      'site_manager',
      'county_officer',
      'prefecture_officer',
      'province_officer',
      'administrator',
    ]);
  });
});

describe('erasing a person who asks for it at the counter', () => {
  it('shows before what goes and what stays, and leaves everything as it was', async () => {
    const record = await person(line.clerk, { name: '覃看看' });
    const params = { id: record.id };
    const before = await audited(record.id);
    const preview = await line.manager.call(previewErasure, { params });
    expect(preview).toMatchObject({ version: record.version, stillPlaced: false });
    expect(preview.goes).toEqual(expect.arrayContaining([{ table: 'seekers', rows: 1 }]));
    expect(preview.stays).toEqual(
      expect.arrayContaining([
        { table: 'consents', rows: 1 },
        { table: 'countables', rows: 1 },
      ]),
    );
    expect(await line.clerk.call(routes.seekers.get, { params })).toEqual(record);
    expect(await audited(record.id)).toEqual(before);
  });

  it('does what it has shown, as the portal does, and says on the trail who saw which proof', async () => {
    const { own, record } = await selfRegistered(line.platform, '覃不留');
    const params = { id: record.id };
    const preview = await line.manager.call(previewErasure, { params });
    const done = await line.manager.call(erase, {
      params,
      body: input(record, { identity: 'social_security_card', reason: 'consent_withdrawn' }),
    });
    expect(done).toEqual({ goes: preview.goes, stays: preview.stays });
    expect((await own.refused(routes.me.get, {})).code).toBe('auth.required');
    expect((await line.manager.refused(routes.seekers.get, { params })).code).toBe('seeker.unknown');
    const last = (await audited(record.id)).at(-1);
    expect(last).toMatchObject({
      action: 'seeker.erased',
      actor_name: 'site_manager',
      summary: { identity: 'social_security_card', reason: 'consent_withdrawn' },
    });
    expect(JSON.stringify(last)).not.toContain('覃不留');
  });

  it('wants the name once more, and the record as it was looked at', async () => {
    const record = await person(line.clerk, { name: '覃小心' });
    const params = { id: record.id };
    const wrong = { params, body: input(record, { name: '覃大意' }) };
    expect((await line.manager.refused(erase, wrong)).code).toBe('personal_data.name_differs');
    const body = { group: 'veteran', evidence: '退役证', validFrom: '2026-01-01' } as const;
    await line.clerk.call(routes.seekers.update, {
      params,
      body: {
        ...{ version: record.version, name: record.name, sex: record.sex, birthDate: record.birthDate },
        ...{ siteId: null, status: 'active', serviceStep: 'serve', profile: record.profile },
      },
    });
    await line.clerk.call(routes.seekers.addGroup, { params, body });
    expect((await line.manager.refused(erase, { params, body: input(record) })).code).toBe('record.changed');
    expect(await line.clerk.call(routes.seekers.get, { params })).toMatchObject({ name: '覃小心' });
  });

  it('waits until the person is on the way to no work', async () => {
    const placement = await line.referred();
    const params = { id: placement.seekerId };
    const record = await line.manager.call(routes.seekers.get, { params });
    expect(await line.manager.call(previewErasure, { params })).toMatchObject({ stillPlaced: true });
    const refused = await line.manager.refused(erase, { params, body: input(record) });
    expect(refused.code).toBe('personal_data.still_placed');
    await line.step(placement, { action: 'stop', reason: 'seeker_found_other' });
    await line.manager.call(erase, { params, body: input(record) });
    const left = await line.clerk.call(routes.placements.get, { params: { id: placement.id } });
    expect(left).toMatchObject({ seekerName: '已注销', phoneMask: null });
  });

  it('is done once when two press at the same time', async () => {
    const record = await person(line.clerk, { name: '覃两次' });
    const press = () =>
      line.manager
        .call(erase, { params: { id: record.id }, body: input(record) })
        .then(() => 'done')
        .catch((error: unknown) => String(error));
    const results = await Promise.all([press(), press()]);
    expect(results.filter((result) => result === 'done')).toHaveLength(1);
    expect(results.find((result) => result !== 'done')).toContain('seeker.unknown');
  });
});

describe('the copy handed over at the counter', () => {
  let one: Life;
  beforeAll(async () => {
    one = await liveThrough(line, { mark: '柜台', serial: 7 });
  });
  const copies = async () =>
    (await audited(one.id))
      .filter(({ action }) => action === 'seeker.exported')
      .map(({ summary }) => summary);

  it('says what the person’s own copy says, with the numbers looked at like any others', async () => {
    const { own } = one;
    const body = { identity: 'proxy' } as const;
    const handed = await line.clerk.call(handOverCopy, { params: { id: one.id }, body });
    const mine = await own.call(routes.me.export);
    expect(handed).toMatchObject({ phone: one.phones[0], idNumber: one.idNumbers[0] });
    expect({ ...mine, history: [], parts: [] }).toMatchObject({ ...handed, history: [], parts: [] });
    expect(mine.history.map(({ kind }) => kind)).toContain('seeker.copy_handed_over');
    const looks = mine.parts.find(({ part }) => part === 'looks')?.rows ?? [];
    expect(looks.filter(({ kind }) => kind === 'own_copy')).toHaveLength(2);
    expect(await copies()).toEqual([{ identity: 'proxy' }, {}]);
  });

  it('is a paper in both languages and in large type, for the person and at the counter', async () => {
    const { own, id, phones } = one;
    const mine = (await pagesOf(await own.call(routes.me.exportPaper, { body: {} }))).join('');
    for (const part of ['个人信息副本', '本人资料', phones[0] ?? '', '办过的事', '谁看过完整号码', '第1页'])
      expect(mine).toContain(part);
    // Codes stand there in words.
    expect(mine).not.toMatch(/own_copy|seeker\.|\bplacement\./);
    const request = {
      params: { id },
      body: { identity: 'id_card', language: 'en', large: true } as const,
    };
    const handed = (await pagesOf(await line.clerk.call(routes.personalData.handOverPaper, request))).join(
      '',
    );
    for (const part of ['Copy of my personal data', 'About me', phones[0] ?? '', 'page 1 of'])
      expect(handed).toContain(part);
    expect((await copies()).slice(-2)).toEqual([{}, { identity: 'id_card' }]);
  });

  it('keeps to the day’s limit of numbers', async () => {
    const { config } = line.platform.services;
    const clerk = await line.platform.staff('site_staff', { siteId: line.siteId });
    const limit = config.revealsPerDay;
    Object.assign(config, { revealsPerDay: 1 });
    const body = { identity: 'id_card' } as const;
    const refused = await clerk.refused(handOverCopy, { params: { id: one.id }, body });
    Object.assign(config, { revealsPerDay: limit });
    expect(refused.code).toBe('reveal.limit');
    expect(await copies()).toHaveLength(4);
  });

  it('is not given again to a repeated request', async () => {
    const key = { 'idempotency-key': 'counter-copy' };
    const once = { params: { id: one.id }, body: { identity: 'id_card' as const } };
    await line.clerk.call(handOverCopy, once, key);
    expect((await line.clerk.refused(handOverCopy, once, key)).code).toBe('idempotency.answered');
  });
});

describe('what ends by itself', () => {
  const DAY_MS = 86_400_000;
  const { retention, tonight } = routes.personalData;

  it('is told to people a month before, and can be worked out beforehand', async () => {
    const { platform } = line;
    const admin = () => platform.staff('administrator', { region: '' });
    const quiet = await person(line.clerk, { name: '覃无声', phone: '13873219999' });
    platform.now = new Date(platform.now.getTime() + (FORGET_AFTER_DAYS - 29) * DAY_MS);
    const before = await (await admin()).call(tonight);
    expect(before).toMatchObject({ seekers: 0, employers: 0 });
    expect(before.told).toBeGreaterThan(0);
    const first = await endRetention(platform.services);
    expect(first).toMatchObject({ told: before.told, erased: { seeker: 0 } });
    expect((await sentTexts(platform)).join()).toMatch(/很久没有来办事了.*删除您的求职登记信息/);
    const message = await platform.services.db
      .selectFrom('messages')
      .select(['status', 'reason', 'purpose'])
      .where('template', '=', 'seeker.record_ending')
      .executeTakeFirstOrThrow();
    expect(message).toMatchObject({ purpose: 'progress' });

    // Whoever is heard of in that month stays.
    const back = await person(await platform.staff('site_staff', { siteId: line.siteId }), {
      name: '覃又来',
    });
    platform.now = new Date(platform.now.getTime() + 31 * DAY_MS);
    const caller = await admin();
    const due = await caller.call(tonight);
    expect(due.seekers).toBe(before.told);
    expect(await caller.call(routes.seekers.get, { params: { id: quiet.id } })).toMatchObject({
      name: '覃无声',
    });
    const second = await endRetention(platform.services);
    expect(second.erased.seeker).toBe(due.seekers);
    expect((await caller.refused(routes.seekers.get, { params: { id: quiet.id } })).code).toBe(
      'seeker.unknown',
    );
    expect((await caller.call(routes.seekers.get, { params: { id: back.id } })).name).toBe('覃又来');

    const shown = await caller.call(retention);
    expect(shown.runs.map(({ seekers }) => seekers)).toEqual([due.seekers, 0]);
    expect(shown.tables).toEqual(
      expect.arrayContaining([
        { table: 'seekers', of: ['seeker'], days: null },
        { table: 'list_exports', of: ['staff'], days: 3 * 365 },
      ]),
    );
  });

  it('is nobody’s business but that of whoever runs the platform', async () => {
    const county = await line.platform.staff('county_officer', { region: '430304' });
    expect((await county.refused(retention)).code).toBe('access.denied');
  });
});
