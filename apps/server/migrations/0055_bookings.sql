-- What can be booked, and bookings of it or of people's time.

create extension if not exists btree_gist;

create table booking_resources (
  prefecture text not null,
  id uuid not null,
  region_code text not null,
  site_id uuid not null references sites (id),
  kind text not null
    constraint booking_resources_kind_is_known check (kind in ('interview_room', 'video_room', 'adviser', 'other')),
  name text not null,
  staff_id uuid references staff (id),
  capacity smallint not null constraint booking_resources_capacity_is_possible check (capacity between 1 and 200),
  slot_minutes smallint not null
    constraint booking_resources_slots_are_possible check (slot_minutes between 5 and 480),
  hours jsonb,
  is_open_to_people boolean not null default false,
  is_in_use boolean not null default true,
  note text not null default '',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (prefecture, id),
  constraint booking_resources_name_is_unique unique (prefecture, site_id, kind, name),
  constraint booking_resources_advisers_are_staff check ((kind = 'adviser') = (staff_id is not null))
);
comment on table booking_resources is 'What can be booked: a room of a station, the hours of an adviser';
comment on column booking_resources.hours is 'Its own opening hours; null where those of the station count';

create table bookings (
  prefecture text not null,
  id uuid not null,
  region_code text not null,
  site_id uuid references sites (id),
  resource_prefecture text,
  resource_id uuid,
  staff_id uuid references staff (id),
  seat smallint,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  seeker_id uuid,
  title text not null default '',
  note text not null default '',
  place text not null default '',
  subject_noun text,
  subject_id uuid,
  status text not null constraint bookings_status_is_known
    check (status in ('waiting', 'held', 'booked', 'attended', 'missed', 'cancelled', 'lapsed')),
  held_until timestamptz,
  moved_from timestamptz,
  misfit text constraint bookings_misfit_is_known
    check (misfit in ('holiday', 'hours', 'out_of_use', 'two_at_once')),
  cancel_reason text,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  booked_by_kind text not null,
  booked_by_id text,
  booked_by_name text not null default '',
  primary key (prefecture, id),
  constraint bookings_end_after_beginning check (ends_at > starts_at),
  constraint bookings_of_something check ((resource_id is null) = (resource_prefecture is null))
);
create index bookings_soonest on bookings (prefecture, starts_at, id);
create index bookings_of_seeker on bookings (prefecture, seeker_id, starts_at) where seeker_id is not null;
create index bookings_of_subject on bookings (prefecture, subject_id) where subject_id is not null;
create index bookings_attached on bookings (site_id, prefecture) where site_id is not null;
create index bookings_elsewhere on bookings (region_code text_pattern_ops, prefecture)
  where left(region_code, 4) <> prefecture;
create index bookings_to_lapse on bookings (held_until) where status = 'held';
create index bookings_waiting on bookings (starts_at) where status = 'waiting';
comment on table bookings is 'Bookings of a resource, or of a person''s time alone; they lie where the person lives, else where the resource is';
comment on column bookings.staff_id is 'The adviser whose hours are booked';
comment on column bookings.seat is 'Which of the resource''s places it has, from 1; null while it waits';
comment on column bookings.subject_id is 'Another record that it belongs to and moves with, of the same prefecture';
comment on column bookings.misfit is 'Why it no longer fits since a change of holidays, hours or people';

-- Whatever can be in one place at a time: a seat of a resource, a person, a member of staff. A claim lies where the
-- claimed thing lies, so that a booking of a room in another prefecture keeps both from being taken twice.
create table booking_claims (
  prefecture text not null,
  claimed_id uuid not null,
  booking_prefecture text not null,
  booking_id uuid not null,
  kind text not null constraint booking_claims_kind_is_known check (kind in ('resource', 'seeker', 'staff')),
  seat smallint not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  until timestamptz,
  state text not null constraint booking_claims_state_is_known check (state in ('keeps', 'waits', 'over')),
  primary key (prefecture, claimed_id, booking_prefecture, booking_id),
  constraint booking_claims_never_overlap exclude using gist (
    prefecture with =, claimed_id with =, seat with =, tstzrange(starts_at, ends_at, '[)') with &&
  ) where (state = 'keeps')
);
create index booking_claims_in_time on booking_claims (prefecture, claimed_id, starts_at);
create index booking_claims_of_booking on booking_claims (booking_prefecture, booking_id);
comment on table booking_claims is 'What bookings keep from being booked twice, as the exclusion constraint sees it';
comment on column booking_claims.until is 'End of the lease; a claim past it keeps nothing';
