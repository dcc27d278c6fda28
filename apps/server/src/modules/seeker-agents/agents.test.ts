import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type CallInput } from '@yizhan/contract';
import { recordId, toRef } from '../../app/ids.ts';
import { createMainLine, sentTexts, type MainLine } from '../../test-support/main-line.ts';
import { person, profileInput, selfRegistered } from '../../test-support/people.ts';
import type { Caller } from '../../test-support/platform.ts';
import { endRetention } from '../../records/personal-data/retention.ts';
import { lapseAgents } from './agents.jobs.ts';

const { own, appoint, end, clients, answer, layDown, actFor, stopActing, ofSeeker } = routes.seekerAgents;
const { appointAtCounter, endByStaff } = routes.seekerAgents;

let line: MainLine;
beforeAll(async () => {
  line = await createMainLine();
});
afterAll(() => line.platform.stop());

let numbered = 0;
const nextPhone = () => `1398${String(5_000_000 + (numbered += 1))}`;
type Input = CallInput<typeof appoint>['body'];
function asked(phone: string, given: Partial<Input> = {}): Input {
  return {
    name: '李小红',
    phone,
    relation: 'child',
    scopes: ['ask', 'wishes', 'answer'],
    until: '2027-11-18',
    ...given,
  };
}

/** A person with a phone of their own, and somebody who acts for them and has begun to. */
async function acted(given: Partial<Input> = {}, personName = '王秀兰') {
  const mother = await selfRegistered(line.platform, personName);
  const phone = nextPhone();
  const body = asked(phone, given);
  await mother.own.call(appoint, { body });
  const daughter = await line.platform.account('seeker', phone);
  const client = await accepted(daughter, personName);
  const session = await daughter.call(actFor, { body: { id: client.id } });
  return { mother, daughter, phone, client, session };
}

async function accepted(agent: Caller, name: string) {
  const offer = (await agent.call(clients, {})).items.find(({ status }) => status === 'offered');
  const params = { id: offer?.id ?? '' };
  await agent.call(answer, { params, body: { version: offer?.version ?? 0, accept: true, name } });
  const client = (await agent.call(clients, {})).items.find(({ id }) => id === params.id);
  if (client === undefined) throw new Error('accepted, and gone');
  return client;
}

const later = async (days: number, work: () => Promise<void>) => {
  const before = line.platform.now;
  line.platform.now = new Date(before.getTime() + days * 86_400_000);
  try {
    await work();
  } finally {
    line.platform.now = before;
  }
};

describe('asking somebody to act', () => {
  it('counts once they accepted with their own phone and the whole name of the person', async () => {
    const mother = await selfRegistered(line.platform, '王秀兰');
    const phone = nextPhone();
    const { items } = await mother.own.call(appoint, { body: asked(phone) });
    expect(items).toMatchObject([{ name: '李小红', status: 'offered', relation: 'child', can: ['end'] }]);
    const text = (await sentTexts(line.platform)).at(-1) ?? '';
    expect(text).toContain('代办');
    expect(text).not.toContain('王');

    const daughter = await line.platform.account('seeker', phone);
    const [offer] = (await daughter.call(clients, {})).items;
    expect(offer).toMatchObject({ person: '王**', status: 'offered', can: ['accept', 'decline'] });
    const params = { id: offer?.id ?? '' };
    expect((await daughter.refused(actFor, { body: params })).code).toBe('agent.ended');
    const wrong = { params, body: { version: 1, accept: true, name: '王秀英' } };
    expect((await daughter.refused(answer, wrong)).code).toBe('agent.name_differs');
    const stranger = await line.platform.account('seeker', nextPhone());
    const right = { params, body: { version: 1, accept: true, name: '王 秀兰' } };
    expect((await stranger.refused(answer, right)).code).toBe('agent.unknown');
    expect((await daughter.call(answer, right)).items).toMatchObject([
      { person: '王秀兰', status: 'active', acting: false, can: ['act', 'lay_down'] },
    ]);
    expect((await mother.own.call(own, {})).items).toMatchObject([{ status: 'active' }]);
    expect((await sentTexts(line.platform)).at(-1)).toContain('李小红已接受您的委托');
    expect((await daughter.refused(answer, right)).code).toBe('record.changed');
  });

  it('is refused with a sentence for what cannot be', async () => {
    const { own: mother } = await selfRegistered(line.platform, '赵桂芳');
    const refused = async (given: Partial<Input>, phone = nextPhone()) =>
      (await mother.refused(appoint, { body: asked(phone, given) })).code;
    expect(await refused({ until: '2026-11-17' })).toBe('agent.term_past');
    expect(await refused({ until: '2027-11-19' })).toBe('agent.term_long');
    expect(await refused({}, '0731-58231234')).toBe('phone.invalid');
    const self = await mother.call(routes.me.get, {});
    expect(self.phoneMask).not.toBe('');
    const phone = nextPhone();
    await mother.call(appoint, { body: asked(phone) });
    expect(await refused({}, phone)).toBe('agent.known');
    await mother.call(appoint, { body: asked(nextPhone()) });
    const third = await mother.call(appoint, { body: asked(nextPhone()) });
    expect(third.mayAppoint).toBe(false);
    expect(await refused({})).toBe('agent.too_many');
    const [first] = third.items.filter(({ phoneMask }) => phone.endsWith(phoneMask.slice(-4)));
    const over = { params: { id: first?.id ?? '' }, body: { version: 1, reason: 'wrong_phone' as const } };
    await mother.call(end, over);
    expect((await mother.refused(end, over)).code).toBe('record.changed');
    expect(await refused({}, phone)).toBe('agent.asked_today');
  });

  it('does not take the person’s own phone', async () => {
    const phone = nextPhone();
    const clerked = await person(line.clerk, { name: '孙玉梅', phone });
    const body = { ...asked(phone), paper: { number: '代办2026-3', on: '2026-11-17' } };
    const params = { id: clerked.id };
    expect((await line.clerk.refused(appointAtCounter, { params, body })).code).toBe('agent.own_phone');
    const ownPhone = nextPhone();
    const alone = await line.platform.account('seeker', ownPhone);
    await alone.call(routes.me.register, {
      body: {
        name: '孙玉兰',
        profile: profileInput(),
        consents: [{ purpose: 'job_service', given: true }],
      },
    });
    expect((await alone.refused(appoint, { body: asked(ownPhone) })).code).toBe('agent.own_phone');
  });
});

describe('acting for somebody', () => {
  it('shows the person’s pages, and stamps every step with both', async () => {
    const { mother, daughter, client, session } = await acted();
    expect(session).toMatchObject({
      kind: 'seeker',
      name: '王秀兰',
      seekerId: mother.record.id,
      acting: { agentId: client.id, agent: '李小红', until: '2027-11-18' },
    });
    expect((await daughter.call(routes.me.get, {})).id).toBe(mother.record.id);
    const post = await line.vacancy();
    const applied = await daughter.call(routes.me.apply, { body: { vacancyId: post.id } });
    expect((await mother.own.call(routes.me.applications, {})).items.map(({ id }) => id)).toEqual([
      applied.id,
    ]);
    const params = { id: mother.record.id };
    const history = await line.clerk.call(routes.seekers.timeline, { params, query: {} });
    expect(history.items[0]).toMatchObject({
      kind: 'placement.applied',
      channel: 'online',
      actor: { kind: 'agent', name: '李小红', for: '王秀兰' },
    });
    const placement = await line.clerk.call(routes.placements.get, { params: { id: applied.id } });
    expect(placement.steps[0]?.actor).toEqual({ kind: 'agent', name: '李小红', for: '王秀兰' });
    const row = await line.platform.services.db
      .selectFrom('placements')
      .select(['created_by_kind', 'created_by_id'])
      .orderBy('created_at', 'desc')
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ created_by_kind: 'agent', created_by_id: client.id });
    const auditor = await line.platform.staff('auditor', { region: '43' });
    const { items } = await auditor.call(routes.system.audit, { query: { entityId: mother.record.id } });
    expect(items.find(({ action }) => action === 'agent.acting')?.actor).toEqual({
      kind: 'agent',
      name: '李小红',
      for: '王秀兰',
    });

    await daughter.call(stopActing, {});
    expect((await daughter.refused(routes.me.get, {})).code).toBe('seeker.not_registered');
    expect((await daughter.call(clients, {})).items).toMatchObject([{ acting: false }]);
  });

  it('leaves to the person what only the person may do', async () => {
    const { mother, daughter } = await acted();
    const refused = [
      await daughter.refused(routes.me.export, {}),
      await daughter.refused(routes.me.erase, { body: { confirm: true } }),
      await daughter.refused(routes.me.consent, { body: { purpose: 'sms', given: true } }),
      await daughter.refused(appoint, { body: asked(nextPhone()) }),
      await daughter.refused(own, {}),
    ];
    expect(refused.map(({ code }) => code)).toEqual(refused.map(() => 'access.person_only'));
    const { record } = mother;
    const wishes = {
      version: record.version,
      name: record.name,
      sex: record.sex,
      birthDate: record.birthDate,
      status: 'active' as const,
      profile: profileInput({ wanted: [{ title: '保洁' }] }),
    };
    const renamed = { body: { ...wishes, name: '王秀英' } };
    expect((await daughter.refused(routes.me.update, renamed)).code).toBe('access.person_only');
    const changed = await daughter.call(routes.me.update, { body: wishes });
    expect(changed.profile.wanted).toMatchObject([{ title: '保洁' }]);
    expect((await daughter.refused(routes.seekers.get, { params: { id: record.id } })).status).toBe(401);
  });

  it('does no more than was asked', async () => {
    const { daughter, mother, session } = await acted({ scopes: ['ask'] });
    if (session.kind !== 'seeker') throw new Error('acts as a person');
    expect(session.verbs).toEqual(['self.look', 'self.ask', 'self.act_for', 'session.use']);
    const post = await line.vacancy();
    const applied = await daughter.call(routes.me.apply, { body: { vacancyId: post.id } });
    const withdraw = {
      params: { id: applied.id },
      body: { version: applied.version, reason: 'seeker_found_other' as const },
    };
    expect((await daughter.refused(routes.me.withdraw, withdraw)).code).toBe('access.agent_scope');
    const hide = { params: { id: post.id }, body: { reason: 'too_far' as const } };
    expect((await daughter.refused(routes.me.hide, hide)).code).toBe('access.agent_scope');
    await mother.own.call(routes.me.withdraw, withdraw);
  });

  it('reaches nobody else’s records', async () => {
    const { daughter } = await acted();
    const other = await selfRegistered(line.platform, '周大妈');
    const post = await line.vacancy();
    const theirs = await other.own.call(routes.me.apply, { body: { vacancyId: post.id } });
    const withdraw = {
      params: { id: theirs.id },
      body: { version: theirs.version, reason: 'seeker_found_other' as const },
    };
    expect((await daughter.refused(routes.me.withdraw, withdraw)).code).toBe('placement.unknown');
    const phone = nextPhone();
    await other.own.call(appoint, { body: asked(phone) });
    const [foreign] = (await other.own.call(own, {})).items;
    expect((await daughter.refused(actFor, { body: { id: foreign?.id ?? '' } })).code).toBe('agent.unknown');
    const lay = { params: { id: foreign?.id ?? '' }, body: { version: 1 } };
    expect((await daughter.refused(layDown, lay)).code).toBe('agent.unknown');
    expect((await daughter.call(clients, {})).items).toHaveLength(1);
  });

  it('asks for a call-back about the person, whosever phone is to be rung', async () => {
    const { daughter, mother, phone } = await acted();
    await daughter.call(routes.callBacks.ask, {
      body: { name: '李小红', phone, regionCode: '430304', note: '白天打给我' },
    });
    const { items } = await line.clerk.call(routes.callBacks.list, { query: {} });
    expect(items.find(({ note }) => note === '白天打给我')?.seekerId).toBe(mother.record.id);
  });

  it('ends at once when the person ends it, and tells the open page so', async () => {
    const { mother, daughter, client } = await acted();
    const [row] = (await mother.own.call(own, {})).items;
    await mother.own.call(end, {
      params: { id: client.id },
      body: { version: row?.version ?? 0, reason: 'not_trusted' },
    });
    const post = await line.vacancy();
    const apply = { body: { vacancyId: post.id } };
    expect((await daughter.refused(routes.me.apply, apply)).code).toBe('agent.ended');
    expect((await daughter.refused(routes.me.get, {})).code).toBe('agent.ended');
    expect(await daughter.call(routes.identity.session, {})).toMatchObject({
      acting: null,
      actingEnded: true,
      name: null,
    });
    await daughter.call(routes.vacancies.show, { params: { id: post.id } });
    expect((await daughter.call(clients, {})).items).toEqual([]);
    await daughter.call(stopActing, {});
    expect(await daughter.call(routes.identity.session, {})).toMatchObject({ actingEnded: false });
    expect((await sentTexts(line.platform)).some((text) => text.includes('委托已经结束'))).toBe(true);
  });

  it('ends for a step that is under way when it ends, and keeps nothing of that step', async () => {
    const { mother, daughter, client } = await acted();
    const post = await line.vacancy();
    const { db } = line.platform.services;
    const waiting = async () => {
      const { rows } = await sql<{ waits: boolean }>`
        select exists (
          select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
        ) as waits`.execute(db);
      return rows[0]?.waits;
    };
    const { prefecture, id } = toRef(client.id);
    let applying: Promise<string> | undefined;
    await db.transaction().execute(async (trx) => {
      await trx
        .updateTable('seeker_agents')
        .set({ status: 'ended', ended_at: line.platform.now, ended_as: 'not_trusted' })
        .where('prefecture', '=', prefecture)
        .where('id', '=', id)
        .execute();
      // Whoever reads the session now still finds the authority in force.
      applying = daughter.refused(routes.me.apply, { body: { vacancyId: post.id } }).then(({ code }) => code);
      await expect.poll(waiting, { interval: 5, timeout: 10_000 }).toBe(true);
    });
    expect(await applying).toBe('agent.ended');
    expect((await mother.own.call(routes.me.applications, {})).items).toEqual([]);
    expect(
      await db
        .selectFrom('timeline_entries')
        .select('kind')
        .where('kind', '=', 'placement.applied')
        .where('actor_id', '=', client.id)
        .execute(),
    ).toEqual([]);
  });

  it('does not count beyond its last day, whether the job has run or not', async () => {
    const { mother, daughter, client } = await acted({ until: '2026-11-20' });
    await later(2, async () => {
      expect((await daughter.call(routes.me.get, {})).id).toBe(mother.record.id);
    });
    await later(3, async () => {
      expect((await daughter.refused(routes.me.get, {})).code).toBe('agent.ended');
      expect((await daughter.refused(actFor, { body: { id: client.id } })).code).toBe('agent.unknown');
      expect(await lapseAgents(line.platform.services)).toBeGreaterThan(0);
      const { items } = await line.clerk.call(ofSeeker, { params: { id: mother.record.id } });
      expect(items).toMatchObject([{ status: 'ended', ended: { as: 'lapsed' } }]);
    });
  });

  it('is for the person that the page shows, whatever another page chose meanwhile', async () => {
    const { daughter, client } = await acted();
    const post = await line.vacancy();
    const apply = { body: { vacancyId: post.id } };
    const forClient = { 'x-yizhan-for': client.id };
    await daughter.call(routes.me.get, {}, forClient);
    expect((await daughter.refused(routes.me.apply, apply, { 'x-yizhan-for': 'self' })).code).toBe(
      'agent.other_person',
    );
    await daughter.call(stopActing, {}, forClient);
    expect((await daughter.refused(routes.me.apply, apply, forClient)).code).toBe('agent.other_person');
  });

  it('keeps apart the person whom an agent is', async () => {
    const mother = await selfRegistered(line.platform, '陈桂英');
    const phone = nextPhone();
    await mother.own.call(appoint, { body: asked(phone) });
    const daughter = await line.platform.account('seeker', phone);
    const record = await daughter.call(routes.me.register, {
      body: {
        name: '陈小妹',
        profile: profileInput(),
        consents: [{ purpose: 'job_service', given: true }],
      },
    });
    const client = await accepted(daughter, '陈桂英');
    expect((await daughter.call(routes.me.get, {})).id).toBe(record.id);
    await daughter.call(actFor, { body: { id: client.id } });
    expect((await daughter.call(routes.me.get, {})).id).toBe(mother.record.id);
    await daughter.call(stopActing, {});
    expect((await daughter.call(routes.me.get, {})).id).toBe(record.id);
  });
});

describe('at the counter', () => {
  it('staff write down the paper they saw, and end it with a reason that can be taken back', async () => {
    const clerked = await person(line.clerk, { name: '马奶奶' });
    const params = { id: clerked.id };
    const phone = nextPhone();
    const paper = { number: '代办2026-1', on: '2026-11-17' };
    const body = { ...asked(phone, { relation: 'village' }), paper };
    const later = { ...body, paper: { ...paper, on: '2026-11-19' } };
    expect((await line.clerk.refused(appointAtCounter, { params, body: later })).code).toBe(
      'agent.paper_later',
    );
    const elsewhere = await line.platform.staff('site_staff', { region: '430302' });
    expect((await elsewhere.refused(appointAtCounter, { params, body })).code).toBe('access.region');
    const { items } = await line.clerk.call(appointAtCounter, { params, body });
    expect(items).toMatchObject([{ givenVia: 'counter', givenBy: 'site_staff', paper }]);
    const cadre = await line.platform.account('seeker', phone);
    const client = await accepted(cadre, '马奶奶');
    await cadre.call(actFor, { body: { id: client.id } });

    const ended = await line.clerk.call(endByStaff, {
      params: { id: clerked.id, agentId: client.id },
      body: { version: client.version, reason: 'asked_at_counter', note: '本人来过' },
    });
    expect(ended.items).toMatchObject([{ status: 'ended', undo: { move: 'end' } }]);
    expect((await cadre.refused(routes.me.get, {})).code).toBe('agent.ended');
    const undo = { params: { id: ended.items[0]?.undo?.actionId ?? '' } };
    await line.clerk.call(routes.actions.takeBack, undo);
    expect((await cadre.call(routes.me.get, {})).id).toBe(clerked.id);
    const told = await line.platform.services.db
      .selectFrom('messages')
      .select(['template', 'status'])
      .where('template', 'in', ['agent.ended', 'agent.let_go'])
      .orderBy('id', 'desc')
      .limit(2)
      .execute();
    expect(told.map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
  });

  it('two who end one at the same time do so once', async () => {
    const { mother, client } = await acted();
    const [row] = (await mother.own.call(own, {})).items;
    const version = row?.version ?? 0;
    const byPerson = mother.own.raw({
      method: 'POST',
      url: `/api/v1/me/agents/${client.id}/end`,
      payload: { version, reason: 'not_needed' },
    });
    const byStaff = line.clerk.raw({
      method: 'POST',
      url: `/api/v1/seekers/${mother.record.id}/agents/${client.id}/end`,
      payload: { version, reason: 'not_needed' },
    });
    const codes = (await Promise.all([byPerson, byStaff])).map(({ statusCode }) => statusCode).sort();
    expect(codes).toEqual([200, 409]);
  });
});

describe('the records of both', () => {
  it('follow a merge, and whoever acted for both acts once', async () => {
    const { mother, daughter, phone, client } = await acted();
    const twin = await person(line.clerk, { name: '王秀兰', birthDate: '1990-02-03' });
    const body = { ...asked(phone), paper: { number: '代办2026-2', on: '2026-11-17' } };
    await line.clerk.call(appointAtCounter, { params: { id: twin.id }, body });
    const other = nextPhone();
    await line.clerk.call(appointAtCounter, {
      params: { id: twin.id },
      body: { ...asked(other, { name: '李小军' }), paper: { number: '代办2026-4', on: '2026-11-17' } },
    });
    await line.manager.call(routes.seekers.merge, {
      params: { id: mother.record.id },
      body: {
        dropId: twin.id,
        reason: '同一个人',
        version: (await line.manager.call(routes.seekers.get, { params: { id: mother.record.id } })).version,
        dropVersion: (await line.manager.call(routes.seekers.get, { params: { id: twin.id } })).version,
      },
    });
    const { items } = await line.clerk.call(ofSeeker, { params: { id: mother.record.id } });
    expect(items.map(({ name, status, ended }) => [name, status, ended?.as])).toEqual([
      ['李小军', 'offered', undefined],
      ['李小红', 'active', undefined],
      ['李小红', 'ended', 'merged'],
    ]);
    expect((await daughter.call(routes.me.get, {})).id).toBe(mother.record.id);
    expect((await daughter.call(clients, {})).items.map(({ id }) => id)).toEqual([client.id]);
  });

  it('end with the person’s record, and say nothing of the agent afterwards', async () => {
    const { mother, daughter, client } = await acted();
    await mother.own.call(routes.me.erase, { body: { confirm: true } });
    expect((await daughter.refused(routes.me.get, {})).code).toBe('agent.ended');
    expect(await rowOf(client.id)).toMatchObject({
      status: 'ended',
      ended_as: 'erased',
      name: '',
      phone_hmac: null,
    });
  });

  it('say nothing of an agent who erased their own', async () => {
    const mother = await selfRegistered(line.platform, '谢阿姨');
    const daughter = await selfRegistered(line.platform, '谢小芳');
    const account = await line.platform.services.db
      .selectFrom('accounts')
      .select('phone_cipher')
      .where('party_id', 'is not', null)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    const phone = line.platform.services.cipher.decrypt(account.phone_cipher);
    await mother.own.call(appoint, { body: asked(phone, { name: '谢小芳' }) });
    const client = await accepted(daughter.own, '谢阿姨');
    await daughter.own.call(actFor, { body: { id: client.id } });
    const post = await line.vacancy();
    await daughter.own.call(routes.me.apply, { body: { vacancyId: post.id } });
    await daughter.own.call(stopActing, {});
    await daughter.own.call(routes.me.erase, { body: { confirm: true } });
    expect(await rowOf(client.id)).toMatchObject({ status: 'ended', name: '', phone_hmac: null });
    const history = await line.clerk.call(routes.seekers.timeline, {
      params: { id: mother.record.id },
      query: {},
    });
    expect(JSON.stringify(history)).not.toContain('谢小芳');
    const applied = history.items.find(({ kind }) => kind === 'placement.applied');
    expect(applied?.actor).toEqual({ kind: 'agent', name: '', for: '谢阿姨' });
  });

  it('go when nobody needs to look them up any more', async () => {
    const { daughter, client } = await acted();
    await daughter.call(layDown, { params: { id: client.id }, body: { version: client.version } });
    await later(3 * 365 + 1, async () => {
      await endRetention(line.platform.services);
    });
    expect(await rowOf(client.id)).toBeUndefined();
  });
});

async function rowOf(id: string) {
  const rows = await line.platform.services.db.selectFrom('seeker_agents').selectAll().execute();
  return rows.find((row) => recordId(row) === id);
}
