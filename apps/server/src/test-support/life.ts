import { routes, type Placement } from '@yizhan/contract';
import { z } from 'zod';
import { runWrite } from '../app/context.ts';
import { fromShortId, newId, toRef, type Ref } from '../app/ids.ts';
import { defineApproval, withApproval } from '../records/approvals/index.ts';
import { compareJob } from '../modules/rules/compare.jobs.ts';
import { runImport } from '../modules/imports/run/run-import.ts';
import { citizenIdChecksum } from './citizen-id.ts';
import { photo, sendFile } from './files.ts';
import { HIRE, type MainLine } from './main-line.ts';
import { person, profileInput } from './people.ts';
import type { Caller } from './platform.ts';

/** Everything the platform stores about one person: each text contains a marker by which it can be found. */
export interface Life {
  readonly own: Caller;
  readonly ref: Ref;
  readonly id: string;
  readonly name: string;
  readonly mark: string;
  readonly phones: readonly string[];
  readonly idNumbers: readonly string[];
}

/** What distinguishes one life from another. */
export interface Traits {
  readonly mark: string;
  /** The last four digits of phones and the serial of ID numbers count up from here. */
  readonly serial: number;
}

const key = () => ({ 'idempotency-key': crypto.randomUUID() });

/** A draft that answers the other way round than what holds, and what the job finds of it. */
async function compareRule(platform: MainLine['platform']): Promise<void> {
  const officer = await platform.staff('prefecture_officer', { region: '4303' });
  const draft = await officer.call(routes.rules.draft, { body: { code: 'group.veteran', region: '430304' } });
  const [part] = draft.content.parts;
  if (part === undefined) throw new Error('a rule without parts');
  const content = { main: part.name, parts: [{ ...part, node: { kind: 'not' as const, of: part.node } }] };
  const params = { id: draft.id };
  const { version, clause, certainty } = draft;
  await officer.call(routes.rules.change, { params, body: { content, clause, certainty, version } });
  const { id } = await officer.call(routes.rules.compare, { params, body: { asOf: '2026-11-18' } });
  const payload = { comparisonId: fromShortId(id) };
  await compareJob.run(platform.services, payload, new AbortController().signal);
}

/** A step about the person that waits for a second member of staff; no noun of the product declares one yet. */
async function askAbout({ platform }: MainLine, ref: Ref, mark: string): Promise<void> {
  const words = { 'zh-CN': '试一步', en: 'a step of a test' };
  const step = defineApproval({
    code: 'life.step',
    about: words,
    asks: 'seekers.edit',
    approves: 'seekers.edit',
    level: 'same',
    when: 'always',
    days: 7,
    input: z.object({ note: z.string() }),
    prepare: async (_ctx, { note }) => ({
      place: { region: '430304', siteId: null },
      party: { kind: 'seeker', ref },
      key: ref.id,
      title: note,
      lines: [{ label: words, before: null, after: note }],
    }),
    act: () => Promise.resolve(),
  });
  const grants = [{ role: 'site_staff', region: '430304', siteId: null }] as const;
  const actor = { kind: 'staff', staffId: newId(), login: 'asks', name: '王芳', grants } as const;
  await runWrite(platform.services, { actor }, (ctx) =>
    withApproval(ctx, step, { note: `${mark}一步` }, `${mark}理由`),
  );
}

/** Goes through everything the platform offers a person: alone, at the counter, at work, and in the files of others. */
export async function liveThrough(line: MainLine, { mark, serial }: Traits): Promise<Life> {
  const { platform, clerk, manager } = line;
  const phone = `1391${String(7_000_000 + serial)}`;
  const otherPhone = `1392${String(7_000_000 + serial)}`;
  const idNumber = citizenIdChecksum(`43030419800506${String(100 + (serial % 900))}`);
  const name = `${mark}明`;
  const profile = profileInput({
    homeAddress: `书院路${mark}小区`,
    major: `${mark}专业`,
    experience: [{ title: `${mark}工`, years: 3, employer: `${mark}厂` }],
    skills: [`${mark}技`],
    certificates: [`${mark}证`],
    note: `${mark}说明`,
  });

  // Alone, on a phone.
  const own = await platform.account('seeker', phone);
  await platform.nobody.call(routes.identity.requestCode, { body: { phone, as: 'seeker' } }, key());
  const record = await own.call(
    routes.me.register,
    {
      body: {
        name,
        sex: 'female',
        birthDate: '1980-05-06',
        idNumber,
        profile,
        consents: (['job_service', 'share_with_employers', 'sms'] as const).map((purpose) => ({
          purpose,
          given: true,
        })),
      },
    },
    key(),
  );
  const { id } = record;
  const params = { id };
  const ref = toRef(id);

  // At the counter: notes, a group, a reveal of the number, refusals.
  await clerk.call(routes.seekers.addNote, { params, body: { kind: 'call', note: `${mark}来电` } }, key());
  const grouped = await clerk.call(
    routes.seekers.addGroup,
    { params, body: { group: 'older_worker', evidence: `${mark}证明`, validFrom: '2026-01-01' } },
    key(),
  );
  await clerk.call(
    routes.seekers.endGroup,
    {
      params: { id, groupId: grouped.memberships[0]?.id ?? '' },
      body: { on: '2026-11-01', reason: `${mark}退出` },
    },
    key(),
  );
  await clerk.call(
    routes.seekers.reveal,
    { params, body: { what: 'phone', purpose: 'other', words: `${mark}要看` } },
    key(),
  );
  await clerk.call(
    routes.notifications.refuseForSeeker,
    { params, body: { purpose: 'offers', refused: true, note: `${mark}不要` } },
    key(),
  );

  // Asked what rules rest on, and among those whose answer a draft would change.
  await clerk.call(
    routes.rules.stateFact,
    { params: { id, fact: 'veteran_card' }, body: { value: true } },
    key(),
  );
  await compareRule(platform);

  // A certificate, photographed with the phone.
  const paper = { purpose: 'seeker_certificate', name: `${mark}.jpg`, label: `${mark}电工证` } as const;
  await sendFile(own, await photo(serial), { ...paper, owner: id });
  // Somebody acts for them, and they for somebody else.
  const authority = { relation: 'relative', until: '2027-06-30' } as const;
  await clerk.call(
    routes.seekerAgents.appointAtCounter,
    {
      params,
      body: {
        ...authority,
        scopes: ['ask'],
        name: `${mark}侄`,
        phone: `1363${String(7_000_000 + serial)}`,
        paper: { number: `${mark}委托书`, on: '2026-11-01' },
      },
    },
    key(),
  );
  const elder = await person(clerk, { name: '无关老人' });
  await clerk.call(
    routes.seekerAgents.appointAtCounter,
    {
      params: { id: elder.id },
      body: { ...authority, scopes: [], name, phone, paper: { number: '老人委托书', on: '2026-11-01' } },
    },
    key(),
  );

  // Forms, about the person and by them.
  const words = { code: 'own_words', versionId: null, number: 1, answers: { words: `${mark}想做保安` } };
  await own.call(routes.forms.giveOwn, { body: words }, key());
  await clerk.call(routes.forms.giveForSeeker, { params, body: words }, key());

  // What somebody brought in for the registration.
  const said = { claim: 'seeker_registered', kind: 'person_said', day: '2026-11-17' } as const;
  await clerk.call(
    routes.evidence.addToSeeker,
    { params, body: { ...said, words: `${mark}当面登记` } },
    key(),
  );

  // Suggestions pinned, hidden, ruled out.
  const liked = await line.vacancy();
  const hidden = await line.vacancy();
  await clerk.call(
    routes.matching.giveFeedback,
    { body: { seekerId: id, vacancyId: liked.id, list: 'seeker', kind: 'pin', note: `${mark}合适` } },
    key(),
  );
  await own.call(
    routes.me.hide,
    { params: { id: hidden.id }, body: { reason: 'other', note: `${mark}不去` } },
    key(),
  );

  // Hours booked at the station, and called off.
  const room = await manager.call(routes.bookings.createResource, {
    body: { kind: 'other', name: `谈话室${serial}`, siteId: line.siteId },
  });
  const hours = { startsAt: '2026-11-25T02:00:00Z', endsAt: '2026-11-25T02:30:00Z' };
  const about = { title: `${mark}谈话`, note: `${mark}要人陪` };
  const booking = { ...hours, ...about, resourceId: room.id, seekerId: id };
  await clerk.call(routes.bookings.book, { body: booking }, key());

  // To work, and the questions afterwards.
  const application = await own.call(
    routes.me.apply,
    { body: { vacancyId: liked.id, note: `${mark}想去`, via: 'list' } },
    key(),
  );
  let placement: Placement = await clerk.call(routes.placements.get, { params: { id: application.id } });
  const slips = { placementIds: [placement.id] };
  await clerk.call(routes.papers.issueSlips, { body: slips }, key());
  placement = await line.step(placement, {
    action: 'book_interview',
    startsAt: '2026-11-20T02:00:00Z',
    mode: 'at_employer',
    place: `${mark}门口`,
    note: `${mark}面试`,
  });
  placement = await line.step(placement, {
    action: 'record_interview',
    result: 'passed',
    note: `${mark}通过`,
  });
  placement = await line.step(placement, { ...HIRE, note: `${mark}上班` });
  await clerk.call(
    routes.matching.block,
    { body: { seekerId: id, vacancyId: hidden.id, reason: `${mark}拉黑` } },
    key(),
  );
  const [followUp] = placement.followUps;
  if (followUp === undefined) throw new Error('Nothing is to be asked of somebody who works.');
  await clerk.call(
    routes.placements.followUp,
    {
      params: { id: followUp.id },
      body: { outcome: 'given_up', note: `${mark}没人接` },
    },
    key(),
  );

  await clerk.call(
    routes.placements.correctFollowUp,
    { params: { id: followUp.id }, body: { reason: `${mark}按错` } },
    key(),
  );
  const again = await clerk.call(routes.placements.get, { params: { id: placement.id } });
  const left = await line.step(again, { action: 'stop', reason: 'left_after_hire', note: `${mark}离职` });
  await line.step(left, { action: 'correct', reason: `${mark}还在` });

  // Asked for a call-back, once as a known person and, in another prefecture, as an unknown one.
  for (const region of ['430304004', '430102001']) {
    await platform.nobody.call(
      routes.callBacks.ask,
      { body: { name, phone, note: `${mark}家住书院路`, regionCode: region } },
      key(),
    );
  }

  // A second record by mistake, with another phone, merged into the first.
  const twin = await person(
    clerk,
    { name: `${mark}民`, phone: otherPhone, contactNote: `${mark}嫂子` },
    { ...profile, homeAddress: `${mark}旧居` },
  );
  await clerk.call(
    routes.seekers.addNote,
    { params: { id: twin.id }, body: { kind: 'visit', note: `${mark}上门` } },
    key(),
  );
  await sendFile(clerk, await photo(serial + 100), { ...paper, owner: twin.id });
  await askAbout(line, toRef(twin.id), mark);
  const kept = await manager.call(routes.seekers.get, { params });
  const dropped = await manager.call(routes.seekers.get, { params: { id: twin.id } });
  await manager.call(
    routes.seekers.merge,
    {
      params,
      body: {
        dropId: twin.id,
        version: kept.version,
        dropVersion: dropped.version,
        reason: `${mark}同一人`,
      },
    },
    key(),
  );

  // In files: rows accepted and rejected, with a number and without, and an upload that was never started.
  const officer = await platform.staff('prefecture_officer', { region: '4303' });
  const heading = '姓名,联系电话,期望岗位,居住地址';
  const rows = [
    `${name},${phone},保安,湘潭市岳塘区`,
    `${mark}他人,${phone},保安,湘潭市岳塘区`,
    `${name},,保安,`,
    `无关的人,,,`,
  ];
  const file = async (lines: readonly string[], fileName: string) =>
    officer.call(routes.imports.upload, {
      params: { kind: 'seekers' },
      file: new Blob([[heading, ...lines].join('\n')]),
      fileName,
    });
  const run = await file(rows, 'a.csv');
  await officer.call(routes.imports.start, {
    params: { id: run.id },
    body: { version: run.version, mapping: run.mapping, regionCode: null, publish: true },
  });
  await runImport(platform.services, fromShortId(run.id));
  await file([`${name},${phone},保安,湘潭市岳塘区`], 'b.csv');

  return {
    own,
    ref,
    id,
    name,
    mark,
    phones: [phone, otherPhone],
    idNumbers: [idNumber],
  };
}
