import { sql, type RawBuilder } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { maskIdNumber, maskPhone } from '@yizhan/domain';
import { newId, recordId, type Ref } from '../../app/ids.ts';
import { liveThrough, type Life } from '../../test-support/life.ts';
import { createMainLine, type MainLine } from '../../test-support/main-line.ts';
import { profileInput } from '../../test-support/people.ts';
import { findAnywhere } from '../../test-support/search-database.ts';
import { verifyCountables } from '../countables/index.ts';
import { holdingsOf } from './holdings.ts';

const MARK = '暗记';
const PLANTED = '种下的字';

let line: MainLine;
let gone: Life;
let other: Life;
let before: Awaited<ReturnType<typeof everythingOf>>;

beforeAll(async () => {
  line = await createMainLine();
  gone = await liveThrough(line, { mark: MARK, serial: 1 });
  other = await liveThrough(line, { mark: '旁人', serial: 2 });
  await addWhatTakesTime(gone.ref);
  before = await everythingOf(other);
  await plant(await keysOf(gone));
  await gone.own.call(routes.me.erase, { body: { confirm: true } });
});
afterAll(() => line.platform.stop());

/** Adds what would take a night: a third hide for one reason and a failing handler. */
async function addWhatTakesTime(seeker: Ref) {
  const { db } = line.platform.services;
  const round = newId();
  const { now } = line.platform;
  await db
    .insertInto('matching_rounds')
    .values({
      id: round,
      region_code: '4303',
      pass: 'first',
      kind: 'nightly',
      state: 'published',
      per_seeker: 5,
      started_by_kind: 'system',
      started_by_name: 'test',
      created_at: now,
    })
    .execute();
  const place = { prefecture: seeker.prefecture, seeker_id: seeker.id };
  await db
    .insertInto('recommendations')
    .values({
      ...place,
      round_id: round,
      rank: 1,
      vacancy_prefecture: '4303',
      vacancy_id: newId(),
      score: 9_000,
      price: 0,
      standing: 'free',
      overflow: false,
      take_first: false,
    })
    .execute();
  await db
    .insertInto('match_proposal_answers')
    .values({
      ...place,
      id: newId(),
      kind: 'pay',
      proposal: 'pay:350000',
      accepted: false,
      by_kind: 'staff',
      by_name: '王芳',
      at: now,
    })
    .execute();
  await db
    .insertInto('events')
    .values({
      prefecture: seeker.prefecture,
      id: round,
      name: 'placement.stopped',
      subject_id: seeker.id,
      actor_kind: 'system',
      actor_name: 'test',
      at: now,
    })
    .execute();
  await db
    .insertInto('event_deliveries')
    .values({
      prefecture: seeker.prefecture,
      event_id: round,
      handler: 'test',
      state: 'parked',
      next_attempt_at: now,
      last_error: '',
    })
    .execute();
  const { id: owner } = await db.selectFrom('staff').select('id').limit(1).executeTakeFirstOrThrow();
  await db
    .insertInto('saved_views')
    .values({
      id: newId(),
      owner_id: owner,
      list: 'seekers',
      name: '常查的人',
      query: JSON.stringify({ q: `${MARK}明` }),
      created_at: now,
      updated_at: now,
    })
    .execute();
  await db
    .insertInto('record_assignments')
    .values({
      prefecture: seeker.prefecture,
      id: newId(),
      noun: 'seeker',
      record_id: seeker.id,
      staff_id: owner,
      region_code: '430304',
      note: `${MARK}交给你`,
      assigned_at: now,
      assigned_by_kind: 'staff',
    })
    .execute();
  await db
    .insertInto('confidential_records')
    .values({
      prefecture: seeker.prefecture,
      noun: 'seeker',
      record_id: seeker.id,
      purpose: 'wages',
      region_code: '430304',
      seen_from: 6,
      set_at: now,
      set_by_kind: 'staff',
    })
    .execute();
  await db
    .insertInto('inbox_items')
    .values({
      id: newId(),
      recipient_kind: 'staff',
      recipient_id: newId(),
      template: 'staff.application',
      about_noun: 'placement',
      about_id: recordId(seeker),
      seeker_prefecture: seeker.prefecture,
      seeker_id: seeker.id,
      group_key: 'test',
      at: now,
    })
    .execute();
}

/** Texts that identify the rows of a person: ids in all their spellings, digests of numbers, the name. */
async function keysOf(life: Life): Promise<string[]> {
  const { db, cipher } = line.platform.services;
  const digests = [
    ...life.phones.map((phone) => cipher.hmac('phone', phone)),
    ...life.idNumbers.map((number) => cipher.hmac('id_number', number)),
  ].map((digest) => digest.toString('hex'));
  let ids = new Set([life.ref.id]);
  // Records of the person, and then records of those.
  for (let round = 0; round < 3; round += 1) {
    const found = new Set(ids);
    for (const table of [
      'seekers',
      'placements',
      'follow_ups',
      'interviews',
      'accounts',
      'events',
      'help_requests',
    ] as const) {
      const { rows } = await sql<{ id: string }>`
        select id from ${sql.table(table)} t where ${mentions([...ids, ...digests])}`.execute(db);
      for (const { id } of rows) found.add(id);
    }
    ids = found;
  }
  return [...ids, ...[...ids].map((id) => recordId(life.ref.prefecture, id)), ...digests, life.name];
}

function mentions(keys: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`t::text like any(${keys.map((key) => `%${key}%`)}::text[])`;
}

/** Puts a text into every column of text, JSON or bytes that is declared to hold personal data. */
async function plant(keys: readonly string[]): Promise<void> {
  const { db } = line.platform.services;
  const { rows: types } = await sql<{ column: string; type: string }>`
    select c.relname || '.' || a.attname as column, format_type(a.atttypid, null) as type
      from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and a.attnum > 0`.execute(db);
  const typeOf = new Map(types.map(({ column, type }) => [column, type]));
  const values: Readonly<Record<string, RawBuilder<unknown>>> = {
    text: sql`${PLANTED}::text`,
    jsonb: sql`jsonb_build_array(${PLANTED}::text)`,
    'text[]': sql`array[${PLANTED}::text]`,
    tsvector: sql`to_tsvector('simple', ${PLANTED}::text)`,
    bytea: sql`convert_to(${PLANTED}::text, 'utf8')`,
  };
  for (const { table, columns } of holdingsOf(line.platform.services, 'seeker')) {
    const held = Object.entries(columns).filter(([column, says]) => {
      const what = typeof says === 'string' ? says : says.says;
      // Digests and the name lead an erasure to its rows; they are checked separately.
      return what !== 'whose' && !/_hmacs?$/.test(column) && !['name', 'query'].includes(column);
    });
    const set = held.flatMap(([column]) => {
      const value = values[typeOf.get(`${table}.${column}`) ?? ''];
      return value === undefined ? [] : [sql`${sql.ref(column)} = ${value}`];
    });
    const { rows } = await sql`select 1 from ${sql.table(table)} t where ${mentions(keys)} limit 1`.execute(
      db,
    );
    expect(rows, `the life of a person leaves something in ${table}`).toHaveLength(1);
    if (set.length > 0)
      await sql`update ${sql.table(table)} t set ${sql.join(set)} where ${mentions(keys)}`.execute(db);
  }
}

/** Every place that holds something of a person. */
async function everythingOf(life: Life) {
  const { services } = line.platform;
  const numbers = [...life.phones, ...life.idNumbers];
  const digests = [
    ...life.phones.map((phone) => services.cipher.hmac('phone', phone)),
    ...life.idNumbers.map((number) => services.cipher.hmac('id_number', number)),
  ];
  return findAnywhere(services, [
    life.mark,
    ...numbers,
    ...life.phones.map((phone) => maskPhone(phone)),
    ...life.idNumbers.map((number) => maskIdNumber(number)),
    ...digests.map((digest) => digest.toString('hex')),
  ]);
}

describe('a person who is erased', () => {
  it('can be read nowhere in the database, sealed or plain', async () => {
    expect(await everythingOf(gone)).toEqual([]);
    expect(await findAnywhere(line.platform.services, [PLANTED])).toEqual([]);
  });

  it('takes nothing of others along', async () => {
    expect(before.length).toBeGreaterThan(80);
    expect(await everythingOf(other)).toEqual(before);
  });

  it('is signed out, and may come back as somebody new', async () => {
    expect((await gone.own.refused(routes.me.get)).code).toBe('auth.required');
    const [phone = ''] = gone.phones;
    const own = await line.platform.account('seeker', phone);
    const record = await own.call(routes.me.register, {
      body: {
        name: '新名字',
        profile: profileInput(),
        consents: [{ purpose: 'job_service', given: true }],
      },
    });
    expect(record.id).not.toBe(gone.id);
  });

  it('stays as counts of nobody, and nobody is asked about them any more', async () => {
    const { services } = line.platform;
    expect(
      await verifyCountables(services, { prefecture: '4303', repair: false, onPrefecture: () => undefined }),
    ).toBe(0);
    const open = await services.db
      .selectFrom('follow_ups')
      .select('id')
      .where('seeker_id', '=', gone.ref.id)
      .where('status', '=', 'open')
      .execute();
    expect(open).toEqual([]);
    const officer = await line.platform.staff('prefecture_officer', { region: '43' });
    const { items } = await officer.call(routes.callBacks.list, { query: { limit: 200 } });
    expect(items.map(({ name }) => name)).toEqual([other.name, other.name]);
  });

  it('is taken out of files: rejected rows are gone, an upload that waits says why it is', async () => {
    const officer = await line.platform.staff('prefecture_officer', { region: '4303' });
    const { items } = await officer.call(routes.imports.list);
    const waiting = items.filter(({ fileName }) => fileName === 'b.csv');
    expect(waiting.map(({ error }) => error)).toEqual([null, expect.stringContaining('注销')]);
    const rejected = await line.platform.services.db.selectFrom('import_rejections').select('row').execute();
    // In each life two rows were rejected for the person and one for somebody else.
    expect(rejected).toHaveLength(1 + 3);
  });

  it('is on the trail as erased, by whom and when', async () => {
    const entries = await line.platform.services.db
      .selectFrom('audit_entries')
      .select(['action', 'actor_kind', 'actor_name', 'region_code'])
      .where('entity_id', '=', gone.id)
      .where('action', '=', 'seeker.erased')
      .execute();
    expect(entries).toEqual([
      { action: 'seeker.erased', actor_kind: 'seeker', actor_name: '', region_code: '430304004' },
    ]);
  });
});
