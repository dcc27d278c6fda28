import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type Claim, type Placement } from '@yizhan/contract';
import { addDays, type ClaimKind } from '@yizhan/domain';
import { toRef } from '../../app/ids.ts';
import { verifyCountables } from '../../records/countables/index.ts';
import { photo, sendFile } from '../../test-support/files.ts';
import { createMainLine, HIRE, type MainLine } from '../../test-support/main-line.ts';
import { employerPerson, person, selfRegistered } from '../../test-support/people.ts';
import type { Caller } from '../../test-support/platform.ts';
import { siteInput } from '../../test-support/records.ts';

const { ofPlacement, ofSeeker, addToPlacement, addToSeeker, move } = routes.evidence;

let line: MainLine;

beforeAll(async () => {
  line = await createMainLine();
});
afterAll(() => line.platform.stop());

const NOW = new Date('2026-11-18T02:00:00Z');
const SAID = { kind: 'employer_said', day: '2026-11-18', words: '人事电话里说来上班了' } as const;
const LOOKED_UP = { kind: 'social_insurance', day: '2026-11-18', words: '社保平台，11月有缴费' } as const;

async function hired(given: { seekerId?: string; by?: Caller } = {}): Promise<Placement> {
  const post = await line.vacancy();
  const seekerId = given.seekerId ?? (await person(line.clerk)).id;
  const placement = await (given.by ?? line.clerk).call(routes.placements.refer, {
    body: { seekerId, vacancyId: post.id },
  });
  return line.step(placement, HIRE);
}

async function claimOf(placement: { id: string }, claim: ClaimKind = 'work_started'): Promise<Claim> {
  const { claims } = await line.clerk.call(ofPlacement, { params: { id: placement.id } });
  const found = claims.find((one) => one.claim === claim);
  if (found === undefined) throw new Error(`${claim} is not claimed`);
  return found;
}

const add = (placement: { id: string }, proof: object, claim: ClaimKind = 'work_started') =>
  line.clerk.call(addToPlacement, {
    params: { id: placement.id },
    body: { ...SAID, claim, ...proof },
  });

async function differences(): Promise<unknown[]> {
  const all: unknown[] = [];
  await verifyCountables(line.platform.services, {
    prefecture: '4303',
    repair: false,
    onPrefecture: (_prefecture, found) => void all.push(...found),
  });
  return all;
}

async function sharesOf(code: string) {
  const query = { from: '2026-11-01', to: '2027-12-31' };
  const { figures } = await line.manager.call(routes.indicators.summary, { query });
  const shares = figures.find((figure) => figure.code === code)?.grades ?? [];
  return Object.fromEntries(shares.map(({ grade, value }) => [grade, value]));
}

describe('a claim', () => {
  it('has nothing but its entry until somebody proves it, and then the best proof that stands', async () => {
    const placement = await hired();
    expect(await claimOf(placement)).toMatchObject({ grade: 'D', given: [], seen: [], episode: null });
    const before = await sharesOf('hires');
    await add(placement, {});
    expect((await claimOf(placement)).grade).toBe('C');
    await add(placement, LOOKED_UP);
    const proved = await claimOf(placement);
    expect(proved.grade).toBe('A');
    expect(proved.given.map(({ kind, grade }) => [kind, grade]).sort()).toEqual([
      ['employer_said', 'C'],
      ['social_insurance', 'A'],
    ]);
    expect(await sharesOf('hires')).toEqual({
      ...before,
      A: (before['A'] ?? 0) + 1,
      D: (before['D'] ?? 0) - 1,
    });
    expect(await differences()).toEqual([]);
  });

  it('falls when a proof is struck out, with a reason, and rises when that is taken back', async () => {
    const placement = await hired();
    await add(placement, LOOKED_UP);
    const proof = (await claimOf(placement)).given[0];
    if (proof === undefined) throw new Error('no proof');
    const strike = { version: proof.version, move: 'strike' } as const;
    const refused = await line.clerk.refused(move, { params: { id: proof.id }, body: strike });
    expect(refused).toMatchObject({ code: 'record.reason_needed' });
    const struck = await line.clerk.call(move, {
      params: { id: proof.id },
      body: { ...strike, reason: '查错了人' },
    });
    expect(struck).toMatchObject({ status: 'struck', stands: false });
    expect((await claimOf(placement)).grade).toBe('D');
    await line.clerk.call(routes.actions.takeBack, { params: { id: struck.undo?.actionId ?? '' } });
    expect((await claimOf(placement)).grade).toBe('A');
    expect(await differences()).toEqual([]);
  });

  it('is graded by both of two proofs that are added at once', async () => {
    const placement = await hired();
    await Promise.all([add(placement, {}), add(placement, LOOKED_UP), add(placement, { words: '再问一次' })]);
    const claim = await claimOf(placement);
    expect(claim.given).toHaveLength(3);
    expect(claim.grade).toBe('A');
    expect(await differences()).toEqual([]);
  });

  it('rests on a paper only as long as there is its file', async () => {
    const placement = await hired();
    const file = await sendFile(line.clerk, await photo(11), {
      purpose: 'seeker_proof_file',
      owner: placement.seekerId,
    });
    const contract = { kind: 'labour_contract', words: '' } as const;
    const without = await line.clerk.refused(addToPlacement, {
      params: { id: placement.id },
      body: { ...SAID, ...contract, claim: 'work_started' },
    });
    expect(without).toMatchObject({ status: 422, code: 'evidence.needs_file' });
    await add(placement, { ...contract, fileId: file.id });
    expect((await claimOf(placement)).grade).toBe('A');
    await line.clerk.call(routes.files.remove, { params: { id: file.id } });
    expect(await claimOf(placement)).toMatchObject({ grade: 'D', given: [{ stands: false }] });
    expect(await differences()).toEqual([]);
    await line.clerk.call(routes.files.restore, { params: { id: file.id } });
    expect((await claimOf(placement)).grade).toBe('A');
    expect(await differences()).toEqual([]);
  });

  it('refuses what proves nothing of it, what says nothing, another person’s file, and days ahead', async () => {
    const placement = await hired();
    const refused = (proof: object) =>
      line.clerk.refused(addToPlacement, {
        params: { id: placement.id },
        body: { ...SAID, claim: 'work_started', ...proof },
      });
    expect(await refused({ kind: 'signed_form' })).toMatchObject({ code: 'evidence.proof_unfit' });
    expect(await refused({ words: '' })).toMatchObject({ code: 'evidence.needs_words' });
    expect(await refused({ day: '2026-11-19' })).toMatchObject({ code: 'evidence.day_ahead' });
    expect(await refused({ claim: 'work_kept', kind: 'wage_slip' })).toMatchObject({
      code: 'evidence.needs_file',
    });
    expect(await refused({ claim: 'work_kept' })).toMatchObject({ code: 'evidence.not_claimed' });
    const file = await sendFile(line.clerk, await photo(12), {
      purpose: 'seeker_proof_file',
      owner: (await person(line.clerk)).id,
    });
    expect(await refused({ kind: 'labour_contract', fileId: file.id })).toMatchObject({
      code: 'file.not_of_record',
    });
  });

  it('goes when its move is taken back, proofs or not', async () => {
    const placement = await hired();
    await add(placement, LOOKED_UP);
    await line.clerk.call(routes.actions.takeBack, { params: { id: placement.undo?.actionId ?? '' } });
    expect(await claimOf(placement)).toMatchObject({ grade: null, given: [{ kind: 'social_insurance' }] });
    expect(await differences()).toEqual([]);
  });
});

describe('figures', () => {
  it('are narrowed to what is evidenced well enough, and open to rows with grade and proof', async () => {
    const placement = await hired();
    await add(placement, LOOKED_UP);
    const query = { from: '2026-11-01', to: '2027-12-31', grade: 'B' } as const;
    const { figures } = await line.manager.call(routes.indicators.summary, { query });
    const shares = await sharesOf('hires');
    const best = (shares['A'] ?? 0) + (shares['B'] ?? 0);
    expect(figures.find(({ code }) => code === 'hires')).toMatchObject({
      value: best,
      grades: [
        { grade: 'A', value: shares['A'] },
        { grade: 'B', value: shares['B'] },
      ],
    });
    const params = { code: 'hires' } as const;
    const page = await line.manager.call(routes.indicators.records, { params, query });
    expect(page.total).toBe(best);
    expect(page.items.every(({ grade }) => grade === 'A' || grade === 'B')).toBe(true);
    expect(page.items.find(({ id }) => id === placement.id)).toMatchObject({
      grade: 'A',
      provedBy: placement.id,
    });
    const file = await line.manager.call(routes.indicators.exportCsv, { params, query });
    const lines = (await file.text()).trimEnd().split('\r\n');
    expect(lines[0]).toContain('依据等级');
    expect(lines).toHaveLength(best + 1);
    expect(lines.find((each) => each.startsWith(placement.id))?.endsWith(',A')).toBe(true);
  });
});

describe('what the platform sees itself', () => {
  it('proves without anybody bringing it in: slips, follow-ups, signing in', async () => {
    const placement = await hired();
    expect((await claimOf(placement, 'seeker_referred')).grade).toBe('D');
    await line.clerk.call(routes.papers.issueSlips, { body: { placementIds: [placement.id] } });
    expect(await claimOf(placement, 'seeker_referred')).toMatchObject({
      grade: 'A',
      seen: [{ proof: 'referral_slip', byKind: 'staff' }],
    });

    line.platform.now = new Date('2026-11-30T02:00:00Z');
    const { followUps } = await line.clerk.call(routes.placements.get, { params: { id: placement.id } });
    const answered = await line.clerk.call(routes.placements.followUp, {
      params: { id: followUps[0]?.id ?? '' },
      body: { outcome: 'still_there', note: '' },
    });
    expect((await claimOf(placement)).grade).toBe('C');
    await line.clerk.call(routes.actions.takeBack, { params: { id: answered.undo?.actionId ?? '' } });
    expect((await claimOf(placement)).grade).toBe('D');
    line.platform.now = NOW;

    const seeker = await person(line.clerk);
    const registered = async (id: string) =>
      (await line.clerk.call(ofSeeker, { params: { id } })).claims[0]?.grade;
    expect(await registered(seeker.id)).toBe('D');
    const { record } = await selfRegistered(line.platform);
    expect(await registered(record.id)).toBe('B');
    expect(await differences()).toEqual([]);
  });

  it('takes the employer’s own word for more than the station’s', async () => {
    const recruiter = await employerPerson(line.platform, line.manager, line.employerId, 'recruiter');
    const placement = await line.referred();
    await recruiter.call(routes.ownEmployer.answer, {
      params: { id: placement.id },
      body: {
        version: placement.version,
        answer: { action: 'hire', startDate: '2026-11-23', contractKind: 'gig' },
      },
    });
    expect(await claimOf(placement)).toMatchObject({
      grade: 'B',
      seen: [{ proof: 'employer_answered', byKind: 'employer' }],
    });
    expect((await claimOf(placement, 'seeker_referred')).grade).toBe('B');
    expect(await differences()).toEqual([]);
  });

  it('counts who stayed with the grade of the last follow-up', async () => {
    const placement = await hired();
    for (const [index, day] of [7, 30, 90].entries()) {
      line.platform.now = new Date(`${addDays('2026-11-23', day)}T02:00:00Z`);
      const { followUps } = await line.clerk.call(routes.placements.get, { params: { id: placement.id } });
      await line.clerk.call(routes.placements.followUp, {
        params: { id: followUps[index]?.id ?? '' },
        body: { outcome: 'still_there', note: '' },
      });
    }
    expect(await claimOf(placement, 'work_kept')).toMatchObject({ grade: 'C', day: '2027-02-21' });
    expect(await sharesOf('kept')).toMatchObject({ C: 1 });
    expect(await differences()).toEqual([]);
    line.platform.now = NOW;
  });
});

describe('one person with one employer', () => {
  it('counts once over two stations, at the first, and both see it', async () => {
    const officer = await line.platform.staff('county_officer', { region: '430304' });
    const other = await officer.call(routes.sites.create, {
      body: siteInput({ name: '岳塘区宝塔街道就业驿站', lng: 112.97, lat: 27.86 }),
    });
    const seeker = await person(line.clerk);
    const first = await hired({ seekerId: seeker.id });
    const neighbour = await line.platform.staff('site_staff', { siteId: other.id });
    const before = await sharesOf('hires');
    const second = await hired({ seekerId: seeker.id, by: neighbour });
    expect(await sharesOf('hires')).toEqual(before);
    const own = {
      countsHere: true,
      rows: [
        { counts: true, isThis: true },
        { counts: false, isThis: false },
      ],
    };
    expect((await claimOf(first)).episode).toMatchObject(own);
    const copy = await claimOf(second);
    expect(copy.episode).toMatchObject({ countsHere: false, rows: [{ counts: true }, { isThis: true }] });
    expect(copy.episode?.rows.map(({ site }) => site?.id)).toEqual([line.siteId, other.id]);

    // A proof of either is a proof of the one hire.
    await add(second, LOOKED_UP);
    expect((await claimOf(first)).grade).toBe('A');
    expect(await differences()).toEqual([]);

    // When the first turns out a mistake, the second counts.
    await line.step(await line.clerk.call(routes.placements.get, { params: { id: first.id } }), {
      action: 'stop',
      reason: 'recorded_by_mistake',
    });
    expect(await claimOf(second)).toMatchObject({ grade: 'A', episode: null });
    expect(await differences()).toEqual([]);
  });
});

describe('proofs of people', () => {
  it('go along when two records are merged', async () => {
    const [keep, drop] = [await person(line.clerk), await person(line.clerk)];
    const placement = await hired({ seekerId: drop.id });
    await add(placement, LOOKED_UP);
    await line.clerk.call(addToSeeker, {
      params: { id: drop.id },
      body: { ...SAID, kind: 'person_said', claim: 'seeker_registered' },
    });
    const [now, other] = [
      await line.manager.call(routes.seekers.get, { params: { id: keep.id } }),
      await line.manager.call(routes.seekers.get, { params: { id: drop.id } }),
    ];
    await line.manager.call(routes.seekers.merge, {
      params: { id: keep.id },
      body: {
        dropId: drop.id,
        version: now.version,
        dropVersion: other.version,
        reason: '同一个人',
      },
    });
    expect((await claimOf(placement)).grade).toBe('A');
    const { claims } = await line.clerk.call(ofSeeker, { params: { id: keep.id } });
    expect(claims[0]).toMatchObject({ grade: 'C', given: [{ kind: 'person_said' }] });
    expect(await differences()).toEqual([]);
  });

  it('go with the person who is erased, and what was counted falls to what is left', async () => {
    const placement = await hired();
    await add(placement, LOOKED_UP);
    await line.clerk.call(routes.papers.issueSlips, { body: { placementIds: [placement.id] } });
    const stopped = await line.clerk.call(routes.placements.get, { params: { id: placement.id } });
    await line.step(stopped, { action: 'stop', reason: 'left_after_hire' });
    const { pool } = line.platform.services;
    const grades = async () => {
      const { rows } = await pool.query<{ kind: string; grade: number }>(
        `select kind, grade from countables where source_id = $1 and voided_at is null
           and kind in ('work_started', 'seeker_referred') order by kind`,
        [toRef(placement.id).id],
      );
      return rows.map(({ grade }) => grade);
    };
    expect(await grades()).toEqual([1, 1]);
    const seeker = await line.manager.call(routes.seekers.get, { params: { id: placement.seekerId } });
    await line.manager.call(routes.personalData.erase, {
      params: { id: placement.seekerId },
      body: { version: seeker.version, name: seeker.name, identity: 'id_card', reason: 'asked' },
    });
    const { rows } = await pool.query('select 1 from proofs where seeker_id = $1', [toRef(seeker.id).id]);
    expect(rows).toEqual([]);
    expect(await grades()).toEqual([1, 4]);
    expect(await differences()).toEqual([]);
  });
});
