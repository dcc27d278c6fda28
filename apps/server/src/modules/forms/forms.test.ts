import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type FormAnswer } from '@yizhan/contract';
import type { Answers } from '@yizhan/forms/definition.ts';
import { toRef } from '../../app/ids.ts';
import { createMainLine, HIRE, type MainLine } from '../../test-support/main-line.ts';
import { person } from '../../test-support/people.ts';

const {
  current,
  giveForEmployer,
  giveForSeeker,
  giveForFollowUp,
  giveOwn,
  moveAnswer,
  ofEmployer,
  ofSeeker,
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
