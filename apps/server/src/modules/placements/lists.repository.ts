import { sql, type SqlBool } from 'kysely';
import { FollowUpList, PlacementList } from '@yizhan/contract';
import { addDays, FOLLOW_UP_REACH_DAYS, shanghaiInstant } from '@yizhan/domain';
import { fromShortId, toRef } from '../../app/ids.ts';
import { placeScope } from '../../records/lists/scope.sql.ts';
import { containing } from '../../records/lists/searched.sql.ts';
import { listSource } from '../../records/lists/source.ts';
import { DUE } from './follow-ups.repository.ts';

/** Staff see the placements of their regions' people and those their sites look after. */
export const placementSource = listSource(PlacementList)({
  from: (db) => db.selectFrom('placements as p'),
  key: { prefecture: 'p.prefecture', id: 'p.id' },
  scope: placeScope({
    prefecture: 'p.prefecture',
    regions: ['p.region_code'],
    site: 'p.site_id',
    elsewhere: [{ table: 'placements', byRegion: false, bySite: true }],
    confidential: [{ noun: 'seeker', id: 'p.seeker_id' }],
  }),
  filters: {
    status: (statuses) => (eb) => eb('p.status', 'in', statuses),
    q: (words) => {
      const like = containing(words);
      if (like === '%%') return null;
      return () => sql<SqlBool>`(p.vacancy_copy->>'title' ilike ${like}
        or p.vacancy_copy->>'employerName' ilike ${like}
        or exists (select 1 from seekers s where s.prefecture = p.prefecture and s.id = p.seeker_id
          and s.name ilike ${like}))`;
    },
    seekerId: (id) => (eb) => {
      const seeker = toRef(id);
      return eb.and([eb('p.prefecture', '=', seeker.prefecture), eb('p.seeker_id', '=', seeker.id)]);
    },
    vacancyId: (id) => (eb) => {
      const vacancy = toRef(id);
      return eb.and([
        eb('p.vacancy_prefecture', '=', vacancy.prefecture),
        eb('p.vacancy_id', '=', vacancy.id),
      ]);
    },
    employerId: (id) => (eb) => {
      const employer = toRef(id);
      return eb.and([
        eb('p.vacancy_prefecture', '=', employer.prefecture),
        eb('p.employer_id', '=', employer.id),
      ]);
    },
    siteId: (id) => (eb) => eb('p.site_id', '=', fromShortId(id)),
    region: (code) => (eb) => eb('p.region_code', 'like', `${code}%`),
    interviewUntil: (day) => (eb) => eb('p.interview_at', '<', shanghaiInstant(addDays(day, 1))),
  },
  sorts: {
    changed: { by: 'p.updated_at', type: 'timestamptz' },
    unchanged: { by: 'p.updated_at', type: 'timestamptz' },
    interview: { by: sql`coalesce(p.interview_at, 'infinity')`, type: 'timestamptz' },
  },
});

/** Open or answered follow-ups of placements in scope. */
export const followUpSource = listSource(FollowUpList)({
  from: (db) =>
    db
      .selectFrom('follow_ups as f')
      .leftJoin('deadlines as d', (join) =>
        join
          .onRef('d.prefecture', '=', 'f.prefecture')
          .onRef('d.record_id', '=', 'f.id')
          .on('d.ended_at', 'is', null),
      ),
  key: { prefecture: 'f.prefecture', id: 'f.id' },
  scope: placeScope({
    prefecture: 'f.prefecture',
    regions: ['f.region_code'],
    site: 'f.site_id',
    elsewhere: [{ table: 'follow_ups', byRegion: false, bySite: true }],
    confidential: [
      { noun: 'seeker', id: 'f.placement_id', through: { table: 'placements', column: 'seeker_id' } },
    ],
  }),
  filters: {
    siteId: (id) => (eb) => eb('f.site_id', '=', fromShortId(id)),
    until: (day) => () => sql<SqlBool>`${DUE} <= ${day}::date`,
    ahead:
      (reach, { today }) =>
      () =>
        sql<SqlBool>`${DUE} <= ${addDays(today, FOLLOW_UP_REACH_DAYS[reach])}::date`,
    done: () => null,
    overdue:
      (isOverdue, { today }) =>
      () =>
        sql<SqlBool>`(${DUE} < ${today}::date and d.missing_year is null) = ${isOverdue}`,
  },
  always:
    ({ done }) =>
    (eb) =>
      eb('f.status', '=', done === true ? 'done' : 'open'),
  usual: ({ done }) => (done === true ? 'latest' : 'due'),
  sorts: { due: { by: DUE, type: 'date' }, latest: { by: DUE, type: 'date' } },
});
