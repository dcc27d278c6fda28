-- Time limits: by when something of a record is to be done, under which rule, and who was told that it was not.

create table deadlines (
  prefecture text not null,
  id uuid not null,
  rule text not null,
  noun text not null,
  record_id uuid not null,
  region_code text not null,
  site_id uuid,
  count integer not null,
  unit text not null check (unit in ('workday', 'day', 'month', 'year')),
  rolls boolean not null,
  starts_on date not null,
  pauses jsonb not null default '[]',
  paused_on date,
  due_on date not null,
  missing_year smallint,
  escalates_on date,
  escalated_at timestamptz,
  ended_at timestamptz,
  ended_as text check (ended_as in ('met', 'cancelled')),
  started_by uuid,
  changed_by uuid,
  before jsonb,
  created_at timestamptz not null,
  primary key (prefecture, id),
  constraint deadlines_end_is_whole check ((ended_at is null) = (ended_as is null))
);
comment on table deadlines is 'By when something of a record is to be done. Count and unit are the rule''s of the day on which it began';
comment on column deadlines.pauses is 'Days that do not count: [{from, to}], those after from up to and with to';
comment on column deadlines.due_on is 'The last day; while missing_year is set, the first day that it could be';
comment on column deadlines.missing_year is 'The year whose holidays must be known before the last day can be';
comment on column deadlines.escalates_on is 'When it is past this day whoever is above is told, once';
comment on column deadlines.started_by is 'The action that began it; taken back, it is cancelled';
comment on column deadlines.changed_by is 'The last action that changed it, which restores what before keeps when it is taken back';
create unique index deadlines_one_running on deadlines (prefecture, record_id, rule) where ended_at is null;
create index deadlines_to_escalate on deadlines (escalates_on)
  where ended_at is null and paused_on is null and missing_year is null and escalated_at is null;
create index deadlines_undetermined on deadlines (missing_year) where ended_at is null and missing_year is not null;
create index deadlines_by_start on deadlines (prefecture, started_by) where started_by is not null;
create index deadlines_by_change on deadlines (prefecture, changed_by) where changed_by is not null;

-- Follow-ups that are still to be asked. Those that are long overdue are known to be; nobody is told of them now.
insert into deadlines (prefecture, id, rule, noun, record_id, region_code, site_id, count, unit, rolls, starts_on,
  due_on, escalates_on, escalated_at, created_at)
select prefecture, gen_random_uuid(), 'follow_up.day_' || day, 'follow_up', id, region_code, site_id, day, 'day', false,
  due_on - day, due_on, due_on + 7, case when due_on + 7 < current_date then now() end, created_at
from follow_ups where status = 'open';
