import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { createMainLine, HIRE, type MainLine } from '../../test-support/main-line.ts';
import { citizenIdChecksum } from '../../test-support/citizen-id.ts';
import { REGIONS } from '../reference/index.ts';
import { person, profileInput, seekerInput, selfRegistered } from '../../test-support/people.ts';

let line: MainLine;
beforeAll(async () => {
  line = await createMainLine();
});
afterAll(() => line.platform.stop());

const { register, get, update, merge, mergePreview, timeline, list } = routes.seekers;

function updateBody(seeker: Awaited<ReturnType<typeof person>>) {
  return {
    version: seeker.version,
    name: seeker.name,
    sex: seeker.sex,
    birthDate: seeker.birthDate,
    siteId: seeker.site?.id ?? null,
    status: 'active' as const,
    serviceStep: seeker.serviceStep,
    profile: seeker.profile,
  };
}

describe('registering at the counter', () => {
  it('makes a record with masked numbers, the serving site and the occupation meant by the wish', async () => {
    const idNumber = citizenIdChecksum('43030419800506002');
    const seeker = await person(line.clerk, {
      phone: '13612345678',
      idNumber,
      birthDate: null,
      sex: 'unknown',
    });
    expect(seeker).toMatchObject({
      phoneMask: '136****5678',
      idNumberMask: `4303**********${idNumber.slice(-4)}`,
      birthDate: '1980-05-06',
      sex: 'female',
      site: { id: line.siteId },
      serviceStep: 'find_need',
    });
    expect(seeker.profile.wanted).toEqual([{ title: '保安', code: expect.stringMatching(/^4-07-05/) }]);
    expect(JSON.stringify(seeker)).not.toContain('13612345678');
  });

  it('leads to the record that holds the phone or ID number, at whatever site it was made', async () => {
    const idNumber = citizenIdChecksum('43030419700101001');
    const first = await person(line.clerk, { phone: '13612340001', idNumber });
    const elsewhere = await line.platform.staff('site_staff', { region: '430302' });
    const byPhone = await elsewhere.refused(register, {
      body: seekerInput({ phone: '+86 136 1234 0001' }, { regionCode: '430302' }),
    });
    // The counter of another county learns only where, not who.
    expect(byPhone).toMatchObject({ status: 409, code: 'seeker.exists_elsewhere' });
    expect(byPhone.detail).not.toContain(first.name);
    const byId = await line.manager.refused(register, { body: seekerInput({ phone: null, idNumber }) });
    expect(byId).toMatchObject({ status: 409, code: 'seeker.exists', link: first.id });
    const { items } = await line.manager.call(list, { query: { q: first.name, limit: 200 } });
    expect(items.filter(({ id }) => id === first.id)).toHaveLength(1);
  });

  it('makes one record of two presses', async () => {
    const body = seekerInput();
    const answers = await Promise.allSettled([
      line.clerk.call(register, { body }),
      line.clerk.call(register, { body }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it.each([
    ['no contact at all', { phone: null }, 'input.invalid', 'phone'],
    ['a phone that is none', { phone: '1360000' }, 'phone.invalid', 'phone'],
    ['an ID number with a wrong digit', { idNumber: '430304198005060020' }, 'id_number.invalid', 'idNumber'],
    ['a child', { birthDate: '2015-01-01' }, 'seeker.too_young', 'birthDate'],
  ])('names the field for %s', async (_what, given, code, path) => {
    const problem = await line.clerk.refused(register, { body: seekerInput(given) });
    expect(problem).toMatchObject({ code, fields: [{ path }] });
  });
});

describe('changing a record', () => {
  it('refuses the second of two clerks', async () => {
    const seeker = await person(line.clerk);
    const body = { ...updateBody(seeker), profile: { ...seeker.profile, skills: ['电焊'] } };
    const changed = await line.clerk.call(update, { params: { id: seeker.id }, body });
    expect(changed.profile.skills).toEqual(['电焊']);
    const late = await line.manager.refused(update, {
      params: { id: seeker.id },
      body: { ...updateBody(seeker), contactNote: '找村主任' },
    });
    expect(late).toMatchObject({ status: 409, code: 'record.changed' });
  });

  it('is for the region and site only', async () => {
    const seeker = await person(line.clerk);
    const elsewhere = await line.platform.staff('site_staff', { region: '430302' });
    expect((await elsewhere.refused(get, { params: { id: seeker.id } })).code).toBe('access.region');
    const body = updateBody(seeker);
    expect((await elsewhere.refused(update, { params: { id: seeker.id }, body })).code).toBe('access.region');
  });
});

describe('merging two records of one person', () => {
  it('keeps all history and leaves a pointer', async () => {
    const keep = await person(line.clerk, { name: '彭二妹', phone: '13612340003' });
    const drop = await person(line.clerk, { name: '彭二妹', phone: '13612340004' }, { skills: ['做饭'] });
    const post = await line.vacancy();
    const placement = await line.clerk.call(routes.placements.refer, {
      body: { seekerId: drop.id, vacancyId: post.id },
    });
    const params = { id: keep.id, dropId: drop.id };
    const preview = await line.manager.call(mergePreview, { params });
    expect(preview.moves).toMatchObject({ placements: 1 });
    const current = await line.clerk.call(get, { params: { id: drop.id } });
    const merged = await line.manager.call(merge, {
      params: { id: keep.id },
      body: {
        dropId: drop.id,
        version: keep.version,
        dropVersion: current.version,
        reason: '同一个人两部手机',
      },
    });
    expect(merged).toMatchObject({ openPlacements: 1, profile: { skills: ['做饭'] } });
    const moved = await line.clerk.call(routes.placements.get, { params: { id: placement.id } });
    expect(moved.seekerId).toBe(keep.id);
    const entries = await line.clerk.call(timeline, { params: { id: keep.id }, query: { limit: 50 } });
    const kinds = entries.items.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['seeker.merged', 'placement.referred']));
    expect(kinds.filter((kind) => kind === 'seeker.registered')).toHaveLength(2);
    const pointer = await line.manager.call(get, { params: { id: drop.id } });
    expect(pointer).toMatchObject({ status: 'merged', mergedInto: keep.id, can: [] });
  });
});

describe('merging two records that were both sent to one vacancy', () => {
  async function sentTwice() {
    const post = await line.vacancy({ headcount: 3 });
    const refer = (seeker: Awaited<ReturnType<typeof person>>) =>
      line.clerk.call(routes.placements.refer, { body: { seekerId: seeker.id, vacancyId: post.id } });
    const [keep, drop] = [await person(line.clerk), await person(line.clerk)];
    return { post, keep, drop, kept: await refer(keep), dropped: await refer(drop) };
  }
  async function merged(keep: { id: string }, drop: { id: string }) {
    const versionOf = async ({ id }: { id: string }) =>
      (await line.clerk.call(get, { params: { id } })).version;
    const body = { dropId: drop.id, version: await versionOf(keep), dropVersion: await versionOf(drop) };
    return line.manager.call(merge, { params: { id: keep.id }, body: { ...body, reason: '同一个人' } });
  }
  const placementOf = (id: string) => line.clerk.call(routes.placements.get, { params: { id } });
  const hiredAt = async (id: string) =>
    (await line.manager.call(routes.vacancies.get, { params: { id } })).hired;

  it('counts one hire of two, and calls off what was to be asked about the other', async () => {
    const { post, keep, drop, kept, dropped } = await sentTwice();
    await line.step(kept, HIRE);
    await line.step(dropped, HIRE);
    expect(await hiredAt(post.id)).toBe(2);
    const one = await merged(keep, drop);
    expect(one).toMatchObject({ openPlacements: 1, status: 'employed' });
    expect(await hiredAt(post.id)).toBe(1);
    const double = await placementOf(dropped.id);
    expect(double).toMatchObject({
      status: 'stopped',
      stopReason: 'recorded_by_mistake',
      followUps: [],
      seekerId: keep.id,
    });
  });

  it('keeps the one that came further, whichever record it was on', async () => {
    const { post, keep, drop, kept, dropped } = await sentTwice();
    await line.step(dropped, HIRE);
    const one = await merged(keep, drop);
    expect(one).toMatchObject({ openPlacements: 1, status: 'employed', serviceStep: 'follow_up' });
    expect(await hiredAt(post.id)).toBe(1);
    expect(await placementOf(dropped.id)).toMatchObject({ status: 'hired', seekerId: keep.id });
    expect(await placementOf(kept.id)).toMatchObject({
      status: 'stopped',
      stopReason: 'recorded_by_mistake',
    });
  });
});

describe('people themselves', () => {
  it('count distances from the centre of their town or county until they mark their home', async () => {
    const { own, record } = await selfRegistered(line.platform);
    const regions = line.platform.services.use(REGIONS);
    const county = regions.centre('430304');
    expect(record.homeCentre).toEqual({
      lng: county?.lng,
      lat: county?.lat,
      within: county?.within,
      place: '岳塘区',
    });
    const post = await line.vacancy();
    const { lng, lat } = record.homeCentre ?? { lng: 0, lat: 0 };
    const { items } = await own.call(routes.vacancies.search, { query: { lng, lat, sort: 'nearest' } });
    expect(items.find(({ id }) => id === post.id)?.distance).toBeGreaterThan(0);

    const before = regions.find('430304004');
    if (before === undefined) throw new Error('a town of 岳塘区');
    const learned = {
      lng: 112.96,
      lat: 27.86,
      pointSource: 'records',
      pointPrecision: 'middle',
      pointWithin: 2_500,
    } as const;
    await regions.renewPoints(async () => new Map([[before.code, learned]]));
    const inTown = await own.call(routes.me.get, {});
    expect(inTown.homeCentre).toEqual({ lng: 112.96, lat: 27.86, within: 2_500, place: before.name });
    await regions.renewPoints(async () => new Map([[before.code, before]]));

    const { name, sex, birthDate, version } = inTown;
    const change = (given: Parameters<typeof profileInput>[0], at: number) =>
      own.call(routes.me.update, {
        body: { version: at, name, sex, birthDate, status: 'active', profile: profileInput(given) },
      });
    const exact = await change({ homeLng: 112.95, homeLat: 27.84 }, version);
    expect(exact.homeCentre).toBeNull();
    // The centre of a whole city says too little.
    const inCity = await change({ regionCode: '4303' }, exact.version);
    expect(inCity.homeCentre).toBeNull();
    expect((await change({ regionCode: null }, inCity.version)).homeCentre).toBeNull();
  });

  it('find the record that staff made for their phone instead of making a second one', async () => {
    const made = await person(line.clerk, { phone: '13612340005' });
    const own = await line.platform.account('seeker', '13612340005');
    const again = await own.refused(routes.me.register, {
      body: {
        name: made.name,
        profile: profileInput(),
        consents: [{ purpose: 'job_service', given: true }],
      },
    });
    expect(again.code).toBe('seeker.registered_already');
    expect(await own.call(routes.me.get, {})).toMatchObject({ id: made.id });
  });

  it('see no notes of staff', async () => {
    const { own, record } = await selfRegistered(line.platform);
    expect(record).not.toHaveProperty('contactNote');
    expect(Object.keys(await own.call(routes.me.get, {}))).not.toContain('serviceStep');
  });

  it('can have themselves erased, once nothing is under way; what happened stays as a count', async () => {
    const { own, record } = await selfRegistered(line.platform, '要注销的人');
    const mine = await own.call(routes.me.apply, { body: { vacancyId: (await line.vacancy()).id } });
    const erase = { body: { confirm: true as const } };
    expect((await own.refused(routes.me.erase, erase)).code).toBe('seeker.open_placements');
    await own.call(routes.me.withdraw, {
      params: { id: mine.id },
      body: { version: mine.version, reason: 'seeker_found_other' },
    });
    await own.call(routes.me.erase, erase);
    expect((await own.refused(routes.me.get, {})).code).toBe('auth.required');
    expect((await line.manager.refused(get, { params: { id: record.id } })).code).toBe('seeker.unknown');
    const left = await line.clerk.call(routes.placements.get, { params: { id: mine.id } });
    expect(left).toMatchObject({ seekerName: '已注销', phoneMask: null });
    const found = await line.manager.call(routes.globalSearch.search, { body: { q: '要注销的人' } });
    expect(found.items).toEqual([]);
  });
});
