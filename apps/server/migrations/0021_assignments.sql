-- Who of the staff works on which record, and how it came to them. A row stays when the work goes on to somebody else:
-- the rows of a record are its history.

create table record_assignments (
  prefecture text not null,
  id uuid not null,
  noun text not null,
  record_id uuid not null,
  staff_id uuid not null,
  region_code text not null,
  site_id uuid,
  note text not null default '',
  from_staff_id uuid,
  assigned_at timestamptz not null,
  assigned_by_kind text not null,
  assigned_by_id text,
  assigned_by_name text not null default '',
  ended_at timestamptz,
  ended_as text constraint record_assignments_end_is_known check (ended_as in ('handed_over', 'released')),
  ended_note text,
  ended_by_kind text,
  ended_by_id text,
  ended_by_name text,
  primary key (prefecture, id),
  constraint record_assignments_end_is_whole check ((ended_at is null) = (ended_as is null) and (ended_at is null) = (ended_by_kind is null))
);
comment on table record_assignments is 'Members of staff who work on a record of any noun, one row each time somebody takes it over';
comment on column record_assignments.from_staff_id is 'Who handed it over; null where nobody had it before';
create unique index record_assignments_are_unique on record_assignments (prefecture, noun, record_id, staff_id) where ended_at is null;
create index record_assignments_by_record on record_assignments (prefecture, noun, record_id);
create index record_assignments_open_by_staff on record_assignments (staff_id, noun) where ended_at is null;
