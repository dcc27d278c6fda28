import { sql } from 'kysely';
import { json, type Reader, type Transaction } from '../../app/db/database.ts';
import { byPrefecture, newId, type Ref } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { actorStamp, type Actor } from '../../app/actor.ts';
import { HideFeatures } from './proposals.ts';

/** A current pin or hide, with the names of both sides. */
export interface FeedbackRow {
  readonly prefecture: string;
  readonly id: string;
  readonly seeker_id: string;
  readonly vacancy_prefecture: string;
  readonly vacancy_id: string;
  readonly list: 'seeker' | 'vacancy';
  readonly kind: 'pin' | 'hide';
  readonly reason: string | null;
  readonly note: string;
  readonly by_kind: string;
  readonly by_name: string;
  readonly at: Date;
  readonly seeker_name: string;
  readonly seeker_region: string;
  readonly seeker_site: string | null;
  readonly vacancy_title: string;
  readonly employer_name: string;
}

/** A hide with what was known about the pair at the time. */
export interface HideRow {
  readonly reason: string;
  readonly features: unknown;
  readonly at: Date;
}

/** Whose feedback: a person's (on either list), or a vacancy's. */
export type FeedbackSelection = { readonly seeker: Ref } | { readonly vacancy: Ref };

/** Current feedback, newest first. */
export async function listFeedback(db: Reader, selection: FeedbackSelection): Promise<FeedbackRow[]> {
  const chosen =
    'seeker' in selection
      ? sql`m.prefecture = ${selection.seeker.prefecture} and m.seeker_id = ${selection.seeker.id}`
      : sql`m.vacancy_prefecture = ${selection.vacancy.prefecture} and m.vacancy_id = ${selection.vacancy.id}`;
  const { rows } = await sql<Omit<FeedbackRow, 'vacancy_title' | 'employer_name'>>`
    select m.prefecture, m.id, m.seeker_id, m.vacancy_prefecture, m.vacancy_id, m.list, m.kind, m.reason, m.note,
      m.by_kind, m.by_name, m.at, s.name as seeker_name, s.region_code as seeker_region, s.site_id as seeker_site
    from match_marks m
    join seekers s on s.prefecture = m.prefecture and s.id = m.seeker_id
    where ${chosen} and m.undone_at is null
    order by m.at desc, m.id desc`.execute(db);
  const titles = await listTitles(
    db,
    rows.map((row) => ({ prefecture: row.vacancy_prefecture, id: row.vacancy_id })),
  );
  return rows.flatMap((row) => {
    const names = titles.get(`${row.vacancy_prefecture} ${row.vacancy_id}`);
    return names === undefined ? [] : [{ ...row, ...names }];
  });
}

/** Titles of vacancies and names of their employers, which may lie in other prefectures than the feedback. */
async function listTitles(
  db: Reader,
  vacancies: readonly Ref[],
): Promise<ReadonlyMap<string, Pick<FeedbackRow, 'vacancy_title' | 'employer_name'>>> {
  const found = new Map<string, Pick<FeedbackRow, 'vacancy_title' | 'employer_name'>>();
  for (const [prefecture, ids] of byPrefecture(vacancies)) {
    const rows = await db
      .selectFrom('vacancies as v')
      .innerJoin('employers as e', (join) =>
        join.onRef('e.prefecture', '=', 'v.prefecture').onRef('e.id', '=', 'v.employer_id'),
      )
      .select(['v.id', 'v.title as vacancy_title', 'e.name as employer_name'])
      .where('v.prefecture', '=', prefecture)
      .where('v.id', 'in', ids)
      .execute();
    for (const { id, ...names } of rows) found.set(`${prefecture} ${id}`, names);
  }
  return found;
}

/** Hides by a person, or by the station with them, since an instant, oldest first; withdrawn ones do not count. */
export async function listHides(db: Reader, seeker: Ref): Promise<HideRow[]> {
  return db
    .selectFrom('match_marks')
    .select(['features', 'at'])
    .select(sql<string>`reason`.as('reason'))
    .where('prefecture', '=', seeker.prefecture)
    .where('seeker_id', '=', seeker.id)
    .where('list', '=', 'seeker')
    .where('kind', '=', 'hide')
    .where('undone_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** The feedback with its row locked, current or not. */
export async function findFeedbackForUpdate(trx: Transaction, ref: Ref) {
  return trx
    .selectFrom('match_marks')
    .selectAll()
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .forUpdate()
    .executeTakeFirst();
}

export interface NewFeedback {
  readonly seeker: Ref;
  readonly vacancy: Ref;
  readonly list: 'seeker' | 'vacancy';
  readonly kind: 'pin' | 'hide';
  readonly reason: string | null;
  readonly note: string;
  readonly features: unknown;
  readonly by: Actor;
  readonly at: Date;
}

/** The columns of who gave it, where a table keeps nobody else. */
function by(actor: Actor) {
  const { kind, id, name } = actorStamp(actor);
  return { by_kind: kind, by_id: id, by_name: name };
}

/** Writes feedback, replacing the current one on the same list, if any. */
export async function insertFeedback(trx: Transaction, feedback: NewFeedback): Promise<Ref> {
  await trx
    .updateTable('match_marks')
    .set({ undone_at: feedback.at, ...stamped('undone', feedback.by) })
    .where('prefecture', '=', feedback.seeker.prefecture)
    .where('seeker_id', '=', feedback.seeker.id)
    .where('vacancy_prefecture', '=', feedback.vacancy.prefecture)
    .where('vacancy_id', '=', feedback.vacancy.id)
    .where('list', '=', feedback.list)
    .where('undone_at', 'is', null)
    .execute();
  const ref: Ref = { prefecture: feedback.seeker.prefecture, id: newId() };
  await trx
    .insertInto('match_marks')
    .values({
      ...ref,
      seeker_id: feedback.seeker.id,
      vacancy_prefecture: feedback.vacancy.prefecture,
      vacancy_id: feedback.vacancy.id,
      list: feedback.list,
      kind: feedback.kind,
      reason: feedback.reason,
      note: feedback.note,
      features: json(feedback.features),
      ...by(feedback.by),
      at: feedback.at,
    })
    .execute();
  return ref;
}

export async function undoFeedbackRow(trx: Transaction, ref: Ref, by: Actor, at: Date): Promise<void> {
  await trx
    .updateTable('match_marks')
    .set({ undone_at: at, ...stamped('undone', by) })
    .where('prefecture', '=', ref.prefecture)
    .where('id', '=', ref.id)
    .execute();
}

/** When each kind of proposal was last answered by or for a person. */
export async function listAnswers(db: Reader, seeker: Ref): Promise<Map<string, Date>> {
  const { rows } = await sql<{ kind: string; at: Date }>`
    select kind, max(at) as at from match_proposal_answers
    where prefecture = ${seeker.prefecture} and seeker_id = ${seeker.id} group by kind`.execute(db);
  return new Map(rows.map(({ kind, at }) => [kind, at]));
}

export async function insertAnswer(
  trx: Transaction,
  answer: {
    readonly seeker: Ref;
    readonly kind: string;
    readonly proposal: string;
    readonly accepted: boolean;
    readonly by: Actor;
    readonly at: Date;
  },
): Promise<void> {
  await trx
    .insertInto('match_proposal_answers')
    .values({
      prefecture: answer.seeker.prefecture,
      id: newId(),
      seeker_id: answer.seeker.id,
      kind: answer.kind,
      proposal: answer.proposal,
      accepted: answer.accepted,
      ...by(answer.by),
      at: answer.at,
    })
    .execute();
}

/** A reason for hiding with the features of the pair, as the training of weights needs it. */
export interface HideReasonRow {
  readonly seeker: Ref;
  readonly vacancy: Ref;
  readonly list: 'seeker' | 'vacancy';
  readonly reason: string;
  readonly byKind: string;
  readonly at: Date;
  /** Values of the named rules at that moment, by side; the shape of `match_features.features`. */
  readonly features: HideFeatures['rules'];
}

/** Reasons for hiding given since a moment, oldest first, for learning; without the added words. */
export async function listHideReasons(db: Reader, since: Date): Promise<HideReasonRow[]> {
  const rows = await db
    .selectFrom('match_marks')
    .selectAll()
    .where('kind', '=', 'hide')
    .where('undone_at', 'is', null)
    .where('at', '>=', since)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    seeker: { prefecture: row.prefecture, id: row.seeker_id },
    vacancy: { prefecture: row.vacancy_prefecture, id: row.vacancy_id },
    list: row.list === 'vacancy' ? 'vacancy' : 'seeker',
    reason: row.reason ?? 'other',
    byKind: row.by_kind,
    at: row.at,
    features: HideFeatures.parse(row.features).rules,
  }));
}

/** How many places a vacancy has and how many people are at each step before being hired. */
export async function findQueue(
  db: Reader,
  vacancy: Ref,
): Promise<{ headcount: number; waiting: number; interviewing: number; hired: number } | undefined> {
  const places = await db
    .selectFrom('vacancies')
    .select(['headcount', 'hired_count as hired'])
    .where('prefecture', '=', vacancy.prefecture)
    .where('id', '=', vacancy.id)
    .executeTakeFirst();
  if (places === undefined) return undefined;
  const { rows } = await sql<{ waiting: number; interviewing: number }>`
    select count(*) filter (where status in ('applied', 'referred'))::int as waiting,
      count(*) filter (where status in ('accepted', 'interview_booked', 'interviewed', 'intention'))::int as interviewing
    from placements where vacancy_prefecture = ${vacancy.prefecture} and vacancy_id = ${vacancy.id}`.execute(
    db,
  );
  return { waiting: 0, interviewing: 0, ...rows[0], ...places };
}

/** People to whom rounds published since `since` recommend a vacancy; null without any such round. */
export async function countRecommended(db: Reader, vacancy: Ref, since: Date): Promise<number | null> {
  const { rows } = await sql<{ rounds: number; people: number }>`
    select count(distinct p.round_id)::int as rounds, count(distinct r.seeker_id)::int as people
    from published_rounds p
    left join recommendations r on r.round_id = p.round_id
      and r.vacancy_prefecture = ${vacancy.prefecture} and r.vacancy_id = ${vacancy.id}
    where p.published_at > ${since}`.execute(db);
  const [row] = rows;
  return row === undefined || row.rounds === 0 ? null : row.people;
}
