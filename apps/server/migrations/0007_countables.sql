-- What can be counted: one row for each thing that happened, sums of them, and the changes that wait to be added to the
-- sums (docs/middle-floor.md, "Countables").

create table countables (
  prefecture text not null,
  id uuid not null,
  kind text not null,
  day date not null,
  subject_id uuid not null,
  person_id uuid,
  employer_id uuid,
  site_id uuid,
  region_code text collate "C" not null,
  in_prefecture text collate "C" not null generated always as (left(region_code, 4)) stored,
  in_county text collate "C" not null generated always as (left(region_code, 6)) stored,
  amount bigint not null default 1,
  source text not null,
  source_id uuid not null,
  action_id uuid,
  grade smallint,
  forerunner_prefecture date,
  forerunner_county date,
  forerunner_town date,
  forerunner_site date,
  counted_at timestamptz not null,
  voided_at timestamptz,
  void_reason text constraint countables_void_reason_is_known
    check (void_reason in ('changed', 'mistake', 'taken_back', 'merged', 'repaired')),
  void_action_id uuid,
  primary key (prefecture, id),
  constraint countables_voided_with_reason check ((voided_at is null) = (void_reason is null))
);
comment on table countables is 'Append-only: a row that no longer counts is voided, and what took its place is a row of its own. Lies with the record it comes from';
comment on column countables.kind is 'As declared in packages/domain/src/countables/kinds.ts';
comment on column countables.day is 'The day in Asia/Shanghai that puts it into a period';
comment on column countables.subject_id is 'What counts once over a period: a person or a vacancy';
comment on column countables.region_code is 'Where it counts; for work, where the work is, which may be another prefecture';
comment on column countables.amount is 'What is added up beside the subjects: 1 for an event, the places of a vacancy';
comment on column countables.grade is 'How well it is evidenced; null while kinds have no grades';
comment on column countables.forerunner_prefecture is 'Day of the row before, of the same kind and subject, in the same prefecture';

create unique index countables_once_a_source on countables (prefecture, source_id, kind) where voided_at is null;
create index countables_by_subject on countables (prefecture, subject_id, kind);
-- For people who are no subject of the row.
create index countables_by_person on countables (prefecture, person_id)
  where voided_at is null and person_id <> subject_id;
create index countables_by_prefecture on countables (kind, in_prefecture, day, subject_id) where voided_at is null;
create index countables_by_county on countables (kind, in_county, day, subject_id) where voided_at is null;
create index countables_by_site on countables (site_id, kind, day) where voided_at is null and site_id is not null;
-- For taking an action back.
create index countables_by_action on countables (prefecture, action_id)
  where voided_at is null and action_id is not null;
create index countables_by_void_action on countables (prefecture, void_action_id) where void_action_id is not null;
-- Repeats by the month of the forerunner: the only part of a figure that sums do not know.
create index countables_by_forerunner on countables
  (kind, (date_trunc('month', forerunner_prefecture::timestamp)), day, in_prefecture)
  where voided_at is null and forerunner_prefecture is not null;

create table countable_changes (
  prefecture text not null,
  id uuid not null,
  kind text not null,
  sign smallint not null check (sign in (-1, 1)),
  day date not null,
  site_id uuid,
  region_code text collate "C" not null,
  amount bigint not null,
  forerunner_prefecture date,
  forerunner_county date,
  forerunner_town date,
  forerunner_site date,
  primary key (prefecture, id)
);
comment on table countable_changes is 'Rows that began or ceased to count since the sums were last brought up to date; figures read both';

create table countable_sums (
  prefecture text not null,
  kind text not null,
  level text not null constraint countable_sums_level_is_known check (level in ('prefecture', 'county', 'site')),
  area text collate "C" not null,
  span text not null constraint countable_sums_span_is_known check (span in ('day', 'month')),
  at date not null,
  rows integer not null,
  amount bigint not null,
  repeats_by_days integer[] not null,
  repeats_by_months integer[] not null,
  followed_by_months integer[] not null,
  -- Prefecture last: a figure asks for an area, which says where it lies.
  primary key (kind, level, span, area, at, prefecture)
);
comment on table countable_sums is 'Rows of a day or month in an area; packages/domain/src/countables/sums.ts says what the lists hold';
comment on column countable_sums.area is 'A division code, or for sites the prefecture and the site';

-- What the records of earlier versions come to. All of it waits as changes: figures are right from the first request,
-- and the worker adds them to the sums behind it.

insert into countables (prefecture, id, kind, day, subject_id, person_id, employer_id, site_id, region_code, amount,
  source, source_id, counted_at, forerunner_prefecture, forerunner_county, forerunner_town, forerunner_site)
select prefecture, gen_random_uuid(), kind, day, subject_id, person_id, employer_id, site_id, region_code, amount,
  source, source_id, counted_at,
  lag(day) over (partition by kind, prefecture, subject_id, left(region_code, 4) order by day, source_id),
  lag(day) over (partition by kind, prefecture, subject_id, left(region_code, 6) order by day, source_id),
  lag(day) over (partition by kind, prefecture, subject_id, left(region_code, 9) order by day, source_id),
  lag(day) over (partition by kind, prefecture, subject_id, left(region_code, 4), site_id order by day, source_id)
from (
  select prefecture, 'vacancy_published' as kind, (first_published_at at time zone 'Asia/Shanghai')::date as day,
    id as subject_id, null::uuid as person_id, employer_id, site_id, region_code, headcount as amount,
    'vacancy' as source, id as source_id, first_published_at as counted_at
  from vacancies where first_published_at is not null
  union all
  select prefecture, 'seeker_registered', (created_at at time zone 'Asia/Shanghai')::date, id, id, null, site_id,
    region_code, 1, 'seeker', id, created_at
  from seekers where merged_into is null
  union all
  select prefecture, 'seeker_referred', (referred_at at time zone 'Asia/Shanghai')::date, seeker_id, seeker_id,
    employer_id, site_id, region_code, 1, 'placement', id, referred_at
  from placements where referred_at is not null
  union all
  select prefecture, 'intention_reached',
    coalesce((intention_at at time zone 'Asia/Shanghai')::date, start_date), seeker_id, seeker_id,
    employer_id, site_id, region_code, 1, 'placement', id, coalesce(intention_at, hired_at)
  from placements
  where intention_at is not null
    or (hired_at is not null and start_date is not null and stop_reason is distinct from 'recorded_by_mistake')
  union all
  select prefecture, 'work_started', start_date, seeker_id, seeker_id, employer_id, site_id, region_code, 1,
    'placement', id, hired_at
  from placements
  where hired_at is not null and start_date is not null and stop_reason is distinct from 'recorded_by_mistake'
) records;

insert into countable_changes (prefecture, id, kind, sign, day, site_id, region_code, amount,
  forerunner_prefecture, forerunner_county, forerunner_town, forerunner_site)
select prefecture, gen_random_uuid(), kind, 1, day, site_id, region_code, amount,
  forerunner_prefecture, forerunner_county, forerunner_town, forerunner_site
from countables;
