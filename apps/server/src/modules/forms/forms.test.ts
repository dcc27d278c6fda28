import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type FormAnswer, type FormVersion } from '@yizhan/contract';
import type { Answers, Field } from '@yizhan/forms/definition.ts';
import { toRef } from '../../app/ids.ts';
import { createMainLine, HIRE, type MainLine } from '../../test-support/main-line.ts';
import { photo, PHOTO_PLACE, PHOTO_TIME, sendFile } from '../../test-support/files.ts';
import { employerInput } from '../../test-support/records.ts';
import { pagesOf } from '../../test-support/pdf-text.ts';
import { person } from '../../test-support/people.ts';
import type { Caller } from '../../test-support/platform.ts';

const {
  current,
  giveForEmployer,
  giveForSeeker,
  giveForFollowUp,
  giveOwn,
  moveAnswer,
  ofEmployer,
  ofSeeker,
  printAnswer,
  printBlank,
} = routes.forms;

let line: MainLine;
beforeAll(async () => {
  line = await createMainLine();
});
afterAll(() => line.platform.stop());

const VISIT = { code: 'employer_visit', versionId: null, number: 1 } as const;
const ANSWERS: Answers = {
  visited_on: '2026-11-17',
  way: 'on_site',
  met: '王经理（人事）',
  hiring: true,
  wanted: [
    { title: '普工', headcount: 12, pay: '5000-6000' },
    { title: '质检', headcount: 3 },
  ],
};
const visit = (answers: Answers = {}, more: object = {}) => ({
  params: { id: line.employerId },
  body: { ...VISIT, answers: { ...ANSWERS, ...answers }, ...more },
});
const visits = async () =>
  (await line.clerk.call(ofEmployer, { params: { id: line.employerId }, query: { code: 'employer_visit' } }))
    .items;
const strike = ({ id, version }: FormAnswer, reason = '记错了单位') => ({
  params: { id },
  body: { version, move: 'strike' as const, reason },
});

describe('a visit to an employer', () => {
  it('is filled in with the form of the day and stands with the employer', async () => {
    const form = await line.clerk.call(current, {
      params: { code: 'employer_visit' },
      query: { region: '430304' },
    });
    expect(form).toMatchObject({ subject: 'employer', ...VISIT });
    const given = await line.clerk.call(giveForEmployer, visit());
    expect(given).toMatchObject({ ...VISIT, onDay: '2026-11-17', status: 'given', can: ['strike'] });
    // The total is worked out by the server, whatever was sent.
    expect(given.answers).toEqual({ ...ANSWERS, wanted_people: 15 });
    expect((await visits())[0]).toMatchObject({
      id: given.id,
      answers: given.answers,
      definition: form.definition,
    });
    const { items } = await line.clerk.call(routes.employers.timeline, {
      params: { id: line.employerId },
      query: {},
    });
    expect(items[0]).toMatchObject({ kind: 'form.given', data: { code: 'employer_visit' } });
    const employer = await line.clerk.call(routes.employers.get, { params: { id: line.employerId } });
    expect(employer.lastContactAt).toBe(line.platform.now.toISOString());
  });

  it('says everything that is wrong with it at once, and stores nothing', async () => {
    const before = (await visits()).length;
    const refused = await line.clerk.refused(
      giveForEmployer,
      visit({
        visited_on: '2026-12-24',
        way: 'by_balloon',
        wanted: [{ title: '普工' }],
        zzz: 1,
        cutting: true,
      }),
    );
    expect(refused).toMatchObject({ status: 422, code: 'form.answers_wrong' });
    expect(refused.fields?.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'answers.visited_on form.too_late',
      'answers.way form.no_option',
      'answers.wanted.0.headcount form.required',
      'answers.cutting_people form.required',
      'answers.zzz form.unknown_field',
    ]);
    expect((await visits()).length).toBe(before);
  });

  it('leaves out what the form did not ask', async () => {
    const { answers } = await line.clerk.call(giveForEmployer, visit({ hiring: false, arrears_note: 'x' }));
    expect(Object.keys(answers).sort()).toEqual(['hiring', 'met', 'visited_on', 'way']);
  });

  it('keeps photos with the place where they were taken, of this employer alone', async () => {
    const sent = { purpose: 'employer_form_file', owner: line.employerId, keepPlace: true } as const;
    const { id, name, place, takenAt } = await sendFile(line.clerk, await photo(7), sent);
    expect(takenAt).toBe(PHOTO_TIME);
    const photos = [{ id, name, takenAt, lng: place?.lng ?? null, lat: place?.lat ?? null }];
    const { answers } = await line.clerk.call(giveForEmployer, visit({ photos }));
    expect(answers['photos']).toEqual(photos);
    expect(photos[0]?.lng).toBeCloseTo(PHOTO_PLACE.lng, 5);
    const seeker = await person(line.clerk);
    const elsewhere = { purpose: 'seeker_form_file', owner: seeker.id } as const;
    const foreign = await sendFile(line.clerk, await photo(8), elsewhere);
    const wrong = visit({ photos: [...photos, { ...photos[0], id: foreign.id }] });
    expect(await line.clerk.refused(giveForEmployer, wrong)).toMatchObject({ code: 'file.not_of_record' });
    // What was seen on a visit is not for the employer's own people.
    const people = await line.platform.account('employer', '13973255509');
    const own = await people.call(routes.ownEmployer.save, {
      body: { ...employerInput({ name: '湘潭三号物业有限公司' }), contactPhone: null },
    });
    const list = { query: { purpose: sent.purpose, owner: own.id } };
    expect((await people.refused(routes.files.list, list)).status).toBe(404);
  });

  it('is struck out with a reason, and that is taken back', async () => {
    const given = await line.clerk.call(giveForEmployer, visit());
    expect(await line.clerk.refused(moveAnswer, strike(given, ''))).toMatchObject({
      code: 'record.reason_needed',
    });
    const struck = await line.clerk.call(moveAnswer, strike(given));
    expect(struck).toMatchObject({ status: 'struck', can: [] });
    await line.clerk.call(routes.actions.takeBack, { params: { id: struck.undo?.actionId ?? '' } });
    expect((await visits()).find(({ id }) => id === given.id)).toMatchObject({ status: 'given' });
  });

  it('is refused where it is not meant, and without the form', async () => {
    const refused = await line.clerk.refused(giveForEmployer, visit({}, { code: 'own_words', answers: {} }));
    expect(refused).toMatchObject({ status: 422, code: 'form.other_subject' });
    expect(await line.clerk.refused(giveForEmployer, visit({}, { number: 99 }))).toMatchObject({
      code: 'form.unknown',
    });
    expect(await line.clerk.refused(giveForEmployer, visit({}, { code: 'no_such' }))).toMatchObject({
      status: 404,
    });
  });

  it('is handed in once however often a device sends it', async () => {
    const clientId = crypto.randomUUID();
    const before = (await visits()).length;
    const first = await line.clerk.call(giveForEmployer, visit({}, { clientId }));
    const again = await line.clerk.call(giveForEmployer, visit({}, { clientId }));
    expect(again.id).toBe(first.id);
    expect((await visits()).length).toBe(before + 1);
    const seeker = await person(line.clerk);
    const elsewhere = {
      code: 'own_words',
      versionId: null,
      number: 1,
      clientId,
      answers: { words: '想找活' },
    };
    expect(
      await line.clerk.refused(giveForSeeker, { params: { id: seeker.id }, body: elsewhere }),
    ).toMatchObject({ status: 409, code: 'form.sent_otherwise' });
    expect(await line.manager.refused(giveForEmployer, visit({}, { clientId }))).toMatchObject({
      code: 'form.sent_otherwise',
    });
  });

  it('is no business of another county', async () => {
    const other = await line.platform.staff('county_officer', { region: '430321' });
    expect(await other.refused(giveForEmployer, visit())).toMatchObject({ status: 403 });
    const given = await line.clerk.call(giveForEmployer, visit());
    expect(await other.refused(moveAnswer, strike(given))).toMatchObject({ status: 403 });
  });
});

describe('what a person said', () => {
  const words = (text: string) => ({
    code: 'own_words',
    versionId: null,
    number: 1,
    answers: { words: text },
  });

  it('is read by staff, and by the person in the copy', async () => {
    const own = await line.platform.account('seeker', '13988880001');
    const record = await own.call(routes.me.register, {
      body: {
        name: '周小燕',
        consents: [{ purpose: 'job_service', given: true }],
        profile: { wanted: [{ title: '保洁', code: null }], regionCode: '430304' },
      },
    });
    await own.call(giveOwn, { body: words('想离家近一点，晚上接孩子') });
    const { items } = await line.clerk.call(ofSeeker, { params: { id: record.id }, query: {} });
    expect(items).toMatchObject([{ code: 'own_words', answers: { words: '想离家近一点，晚上接孩子' } }]);
    const copy = await own.call(routes.me.export, {});
    expect(copy.parts.find(({ part }) => part === 'forms')?.rows[0]).toMatchObject({
      kind: 'own_words',
      text: expect.stringContaining('晚上接孩子'),
    });
  });

  it('goes along when two records are one person', async () => {
    const [keep, drop] = [await person(line.clerk), await person(line.clerk)];
    await line.clerk.call(giveForSeeker, { params: { id: drop.id }, body: words('会开叉车') });
    await line.manager.call(routes.seekers.merge, {
      params: { id: keep.id },
      body: { dropId: drop.id, version: keep.version, dropVersion: drop.version, reason: '同一人' },
    });
    const { items } = await line.clerk.call(ofSeeker, { params: { id: keep.id }, query: {} });
    expect(items.map(({ answers }) => answers)).toEqual([{ words: '会开叉车' }]);
  });
});

it('keeps what was asked at a follow-up with the person', async () => {
  const placement = await line.step(await line.referred(), HIRE);
  const [followUp] = placement.followUps;
  const script = { code: 'follow_up_script', versionId: null, number: 1 };
  const answers = {
    at_work: true,
    pay_as_said: false,
    pay_differs: '少发了加班费',
    content: 'hard',
    trouble: '宿舍没热水',
  };
  const given = await line.clerk.call(giveForFollowUp, {
    params: { id: followUp?.id ?? '' },
    body: { ...script, answers },
  });
  expect(given).toMatchObject({ answers, status: 'given' });
  const { items } = await line.clerk.call(ofSeeker, { params: { id: placement.seekerId }, query: {} });
  expect(items.map(({ id }) => id)).toEqual([given.id]);
});

describe('a form of the bureau', () => {
  const wording = (zh: string, en: string) => ({ 'zh-CN': zh, en });
  const field: Field = { kind: 'text', key: 'yard', label: wording('厂区', 'Yard'), required: true };
  const { list, offered, versions, start, save, preview, moveVersion } = routes.forms;
  const region = { region: '4303' };
  let officer: Caller;
  beforeAll(async () => {
    officer = await line.platform.staff('prefecture_officer', { region: '4303' });
  });
  const move = (of: FormVersion, name: 'publish' | 'discard' | 'withdraw', reason = '按新规定调整') => ({
    params: { id: of.id ?? '' },
    body: { version: of.version, move: name, reason },
  });
  const begun = async (zh: string, regionCode = '4303', subject: 'employer' | 'seeker' = 'employer') =>
    officer.call(start, { body: { title: wording(zh, 'Form'), subject, regionCode } });
  const written = async (of: FormVersion, fields: Field[]) =>
    officer.call(save, {
      params: { id: of.id ?? '' },
      body: { version: of.version, definition: { ...of.definition, fields } },
    });
  const look = async (of: FormVersion) => officer.call(preview, { params: { id: of.id ?? '' } });

  it('begins empty, says what is missing, is published, and is then offered', async () => {
    const draft = await begun('看厂', '430304');
    expect(draft).toMatchObject({ status: 'draft', number: 1, can: ['save', 'publish', 'discard'] });
    expect(await look(draft)).toMatchObject({ problems: [{ field: null }], changes: [], replaces: null });
    const early = await officer.refused(moveVersion, move(draft, 'publish'));
    expect(early).toMatchObject({ status: 422, code: 'form.not_ready' });
    const full = await written(draft, [field]);
    expect((await look(full)).problems).toEqual([]);
    expect(await officer.refused(moveVersion, move(full, 'publish', ''))).toMatchObject({
      code: 'record.reason_needed',
    });
    const published = await officer.call(moveVersion, move(full, 'publish', '先试一个季度'));
    expect(published).toMatchObject({ status: 'published', reason: '先试一个季度', can: ['withdraw'] });
    const codes = async (place: string) => {
      const { items } = await line.clerk.call(offered, { query: { region: place, subject: 'employer' } });
      return items.map(({ code }) => code);
    };
    expect(await codes('430304001')).toEqual(['employer_visit', draft.code]);
    expect(await codes('430302')).toEqual(['employer_visit']);
    const body = { version: published.version, definition: full.definition };
    expect(await officer.refused(save, { params: { id: full.id ?? '' }, body })).toMatchObject({
      code: 'form.published_stays',
    });
    const filled = { code: draft.code, versionId: draft.id, answers: { yard: '东区' } };
    expect(await line.clerk.call(giveForEmployer, visit({}, filled))).toMatchObject(filled);
  });

  it('is changed by a new version; answers keep theirs, and a withdrawn one takes none', async () => {
    const first = await officer.call(
      moveVersion,
      move(await written(await begun('用工调查'), [field]), 'publish'),
    );
    const { code } = first;
    const fill = (versionId: string | null, answers: Answers) => visit({}, { code, versionId, answers });
    const old = await line.clerk.call(giveForEmployer, fill(first.id, { yard: '东区' }));
    const again = { body: { code, regionCode: '4303' } };
    const next = await written(await officer.call(start, again), [
      field,
      { kind: 'number', key: 'people', label: wording('人数', 'People'), required: true },
    ]);
    expect(await officer.refused(start, again)).toMatchObject({ code: 'form.draft_exists' });
    expect(await look(next)).toMatchObject({
      problems: [],
      changes: [{ field: 'people' }],
      replaces: { number: 1, answers: 1 },
    });
    const second = await officer.call(moveVersion, move(next, 'publish'));
    const log = (await officer.call(versions, { params: { code }, query: region })).items;
    expect(log.map(({ number, status }) => `${number} ${status}`)).toEqual(['2 published', '1 replaced']);
    // Begun before the change and handed in after it: it was right when it was offered.
    await line.clerk.call(giveForEmployer, fill(first.id, { yard: '西区' }));
    await officer.call(moveVersion, move(second, 'withdraw', '暂停调查'));
    const refused = await line.clerk.refused(giveForEmployer, fill(second.id, { yard: '西区', people: 3 }));
    expect(refused).toMatchObject({ status: 409, code: 'form.version_withdrawn' });
    const asked = { params: { code }, query: { region: '430304' } };
    expect(await line.clerk.refused(current, asked)).toMatchObject({ code: 'form.unknown' });
    const { items } = await line.clerk.call(ofEmployer, {
      params: { id: line.employerId },
      query: { code },
    });
    expect(items.find(({ id }) => id === old.id)).toMatchObject({
      number: 1,
      definition: { fields: [{ key: 'yard' }] },
    });
  });

  it('follows the one that ships with the program, which a county does not change', async () => {
    const county = await line.platform.staff('county_officer', { region: '430304' });
    const body = { code: 'employer_visit', regionCode: '430304' };
    expect(await county.refused(start, { body })).toMatchObject({ code: 'form.shipped_region' });
    const above = { body: { ...body, regionCode: '4303' } };
    expect(await county.refused(start, above)).toMatchObject({ status: 403 });
    const draft = await officer.call(start, above);
    expect(draft.definition.fields.length).toBeGreaterThan(10);
    const { items } = await county.call(list, { query: region });
    expect(items.find(({ code }) => code === 'employer_visit')).toMatchObject({
      inUse: { id: null, number: 1 },
      draftId: draft.id,
      mayEdit: false,
    });
    const thrown = await officer.call(moveVersion, move(draft, 'discard', ''));
    await officer.call(routes.actions.takeBack, { params: { id: thrown.undo?.actionId ?? '' } });
    const shipped = { params: { code: 'employer_visit' }, query: region };
    const log = (await officer.call(versions, shipped)).items;
    expect(log.map(({ id, status }) => [id === null, status])).toEqual([
      [false, 'draft'],
      [true, 'published'],
    ]);
  });

  it('is not written over by somebody who read an older draft', async () => {
    const draft = await begun('两人改', '4303', 'seeker');
    await written(draft, [field]);
    const body = { version: draft.version, definition: draft.definition };
    expect(await officer.refused(save, { params: { id: draft.id ?? '' }, body })).toMatchObject({
      status: 409,
      code: 'record.changed',
    });
  });
});

describe('a form with every kind that points at something', () => {
  const wording = (text: string) => ({ 'zh-CN': text, en: text });
  const field = (kind: 'person' | 'employer' | 'site' | 'region' | 'occupation'): Field => ({
    kind,
    key: kind,
    label: wording(kind),
  });
  let officer: Caller;
  beforeAll(async () => {
    officer = await line.platform.staff('prefecture_officer', { region: '4303' });
  });
  const published = async (
    subject: 'employer' | 'seeker',
    fields: Field[],
    more: { forPerson?: true } = {},
  ) => {
    const draft = await officer.call(routes.forms.start, {
      body: { title: wording('指向'), subject, regionCode: '4303' },
    });
    const saved = await officer.call(routes.forms.save, {
      params: { id: draft.id ?? '' },
      body: { version: draft.version, definition: { ...draft.definition, ...more, fields } },
    });
    const { code, id, number } = await officer.call(routes.forms.moveVersion, {
      params: { id: draft.id ?? '' },
      body: { version: saved.version, move: 'publish', reason: '试用' },
    });
    return { code, versionId: id, number };
  };

  it('takes what is there and what the caller may see, and names it', async () => {
    const form = await published(
      'employer',
      (['person', 'employer', 'site', 'region', 'occupation'] as const).map(field),
    );
    const seeker = await person(line.clerk);
    const elsewhere = await line.platform.staff('county_officer', { region: '430102' });
    const stranger = await person(elsewhere, {}, { regionCode: '430102' });
    const give = (answers: Answers) => ({ params: { id: line.employerId }, body: { ...form, answers } });
    const right = { person: seeker.id, employer: line.employerId, region: '430304' };
    const given = await line.clerk.call(giveForEmployer, give(right));
    expect(given.names).toMatchObject({ [seeker.id]: seeker.name });
    const wrong = {
      person: stranger.id,
      employer: `4303-${'2'.repeat(22)}`,
      site: '3'.repeat(22),
      region: '439999',
      occupation: '9-99-99-99',
    };
    const refused = await line.clerk.refused(giveForEmployer, give(wrong));
    expect(refused.fields?.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'answers.person form.no_record',
      'answers.employer form.no_record',
      'answers.site form.no_record',
      'answers.region form.no_record',
      'answers.occupation form.no_record',
    ]);
  });

  it('is offered to people where it is for them, and to nobody else’s hand', async () => {
    const theirs = await published('seeker', [{ kind: 'text', key: 'a', label: wording('a') }], {
      forPerson: true,
    });
    const ours = await published('seeker', [field('person')]);
    const own = await line.platform.account('seeker', '13988880777');
    await own.call(routes.me.register, {
      body: {
        name: '秦小雨',
        consents: [{ purpose: 'job_service', given: true }],
        profile: { wanted: [{ title: '保洁', code: null }], regionCode: '430304' },
      },
    });
    const offered = async () => (await own.call(routes.forms.offeredToMe, {})).items;
    expect(await offered()).toMatchObject([{ code: theirs.code, given: null }]);
    await own.call(giveOwn, { body: { ...theirs, answers: { a: '好' } } });
    expect((await offered())[0]?.given).not.toBeNull();
    expect(await own.refused(giveOwn, { body: { ...ours, answers: {} } })).toMatchObject({
      code: 'form.other_subject',
    });
  });
});

describe('filled-in forms as a list', () => {
  it('stand in the list of whoever may read the records, and in a file with a column for each field', async () => {
    const given = await line.clerk.call(giveForEmployer, visit({ met: '李厂长' }));
    const query = { code: 'employer_visit', status: 'given' as const };
    const { items } = await line.clerk.call(routes.forms.aboutEmployers, { query });
    const row = items.find(({ id }) => id === given.id);
    expect(row).toMatchObject({
      code: 'employer_visit',
      onDay: '2026-11-17',
      about: { id: line.employerId },
    });
    expect(row?.said).toContain('李厂长');
    const officer = await line.platform.staff('county_officer', { region: '430304' });
    const file = await officer.call(routes.forms.exportAboutEmployers, {
      body: { format: 'csv', reason: '季度用工走访汇总', query },
    });
    const [head, ...lines] = (await file.text()).split('\n');
    for (const heading of ['哪张表', '接待的人', '缺工岗位']) expect(head).toContain(heading);
    expect(lines.some((one) => one.includes('李厂长') && one.includes('是'))).toBe(true);
    // Without one form chosen there are the list's own columns alone.
    const all = await officer.call(routes.forms.exportAboutEmployers, {
      body: { format: 'csv', reason: '季度用工走访汇总', query: {} },
    });
    expect((await all.text()).split('\n')[0]).not.toContain('接待的人');
  });

  it('are nobody’s from elsewhere', async () => {
    const other = await line.platform.staff('county_officer', { region: '430102' });
    const { items } = await other.call(routes.forms.aboutEmployers, { query: {} });
    expect(items).toEqual([]);
  });
});

describe('a form on paper', () => {
  const textOf = async (answered: Promise<Response>) =>
    (await pagesOf(await answered)).join('').replace(/\s/g, '');

  it('says what was filled in, in either language, to whoever may read the record', async () => {
    const given = await line.clerk.call(giveForEmployer, visit());
    const print = (language: 'zh-CN' | 'en') => ({ params: { id: given.id }, query: { language } });
    const zh = await textOf(line.clerk.call(printAnswer, print('zh-CN')));
    for (const words of ['王经理（人事）', '质检', '2026-11-17']) expect(zh).toContain(words);
    expect(await textOf(line.clerk.call(printAnswer, print('en')))).toContain('Filledinby');
    const own = await line.platform.account('seeker', '13988880778');
    expect(await own.refused(printAnswer, print('zh-CN'))).toMatchObject({ status: 403 });
  });

  it('can be filled in by hand, with every question', async () => {
    const order = {
      params: { code: 'employer_visit' },
      query: { region: '430304', language: 'zh-CN' as const, large: 'true' as const },
    };
    const text = await textOf(line.clerk.call(printBlank, order));
    expect(text).toContain('□');
    expect(text).toContain('选“是”时填');
  });
});

it('cannot have its version changed under it', async () => {
  const { db } = line.platform.services;
  const row = {
    prefecture: '4303',
    code: 'yard_visit',
    number: 1,
    subject: 'employer',
    region_code: '4303',
  } as const;
  const id = crypto.randomUUID();
  const definition = JSON.stringify({ title: { 'zh-CN': '走访', en: 'Visit' }, fields: [] });
  const now = line.platform.now;
  await db
    .insertInto('form_versions')
    .values({
      ...row,
      id,
      definition,
      status: 'draft',
      created_by_kind: 'system',
      created_at: now,
      updated_at: now,
    })
    .execute();
  const change = (values: object) =>
    db
      .updateTable('form_versions')
      .set(values)
      .where('prefecture', '=', '4303')
      .where('id', '=', id)
      .execute();
  const { rows } = await line.platform.services.pool.query<{ print: string }>(
    'select md5(definition::text) as print from form_versions where id = $1',
    [id],
  );
  await change({ status: 'published', print: rows[0]?.print });
  await expect(change({ definition: JSON.stringify({ fields: [] }) })).rejects.toThrow(/never_change/);
  const given = await line.clerk.call(giveForEmployer, visit());
  await db
    .updateTable('form_answers')
    .set({ form_version_id: id, form_print: rows[0]?.print ?? '' })
    .where('prefecture', '=', '4303')
    .where('id', '=', toRef(given.id).id)
    .execute();
  const other = JSON.stringify({ fields: [1] });
  await expect(
    line.platform.services.pool.query(
      'update form_versions set definition = $2::jsonb, print = md5($2::jsonb::text) where id = $1',
      [id, other],
    ),
  ).rejects.toThrow(/keep_their_version/);
});
