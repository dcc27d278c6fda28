-- One list of actions for every noun that has states, and events that reach their handlers for sure.

create table record_actions (
  prefecture text not null,
  id uuid not null,
  noun text not null,
  record_id uuid not null,
  move text not null,
  from_status text,
  to_status text not null,
  reason text,
  note text,
  data jsonb not null default '{}',
  undo jsonb,
  version_after integer not null,
  caused_by_prefecture text,
  caused_by uuid,
  undoes uuid,
  undone_by uuid,
  actor_kind text not null,
  actor_id text,
  actor_name text not null,
  at timestamptz not null,
  primary key (prefecture, id),
  constraint record_actions_cause_is_whole check ((caused_by is null) = (caused_by_prefecture is null))
);
comment on table record_actions is 'What became of every record that has states; only undone_by is ever changed. Opening a record is its first action';
comment on column record_actions.prefecture is 'That of the record; 0000 for records of shared tables (sites, imports)';
comment on column record_actions.undo is 'What taking it back needs: earlier columns, what the effect kept, actions it caused; null where it cannot be taken back';
comment on column record_actions.version_after is 'Version of the record when the action was done; 0 for actions from before this table';
comment on column record_actions.caused_by is 'The action that made this one follow; it may lie in another prefecture';
create index record_actions_by_record on record_actions (prefecture, record_id, at, id);

create table events (
  prefecture text not null,
  id uuid not null,
  name text not null,
  subject_id uuid not null,
  payload jsonb not null default '{}',
  action_prefecture text,
  action_id uuid,
  actor_kind text not null,
  actor_id text,
  actor_name text not null,
  at timestamptz not null,
  primary key (prefecture, id)
);
comment on table events is 'What modules told each other: references and codes, no names or numbers of persons';
comment on column events.action_id is 'The action it was emitted by, which takes it back with itself; null where none did';
create index events_by_time on events (at);

create table event_deliveries (
  prefecture text not null,
  event_id uuid not null,
  handler text not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'parked', 'dropped')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  last_error text,
  ended_at timestamptz,
  primary key (prefecture, event_id, handler),
  constraint event_deliveries_event foreign key (prefecture, event_id) references events (prefecture, id)
);
comment on table event_deliveries is 'One row a handler: marked done in the transaction of its effect, so that the effect happens exactly once';
comment on column event_deliveries.state is 'parked: it failed too often and waits for a person; dropped: its action was taken back before it was due';
create index event_deliveries_waiting on event_deliveries (next_attempt_at) where state = 'waiting';
create index event_deliveries_parked on event_deliveries (ended_at) where state = 'parked';

-- ── Columns that flows need ─────────────────────────────────────────────────────────────────────────────────

alter table follow_ups
  add column status text not null default 'open' check (status in ('open', 'done', 'cancelled')),
  add column version integer not null default 1;
update follow_ups set status = case when done_at is not null then 'done' else 'cancelled' end
  where done_at is not null or cancelled_at is not null;

alter table interviews add column version integer not null default 1;
alter table help_requests add column version integer not null default 1;

alter table employers
  add column standing text not null default 'good' check (standing in ('good', 'blacklisted'));
comment on column employers.standing is 'Whether somebody put it on the blacklist; a blacklisting also ends by itself, at the end of blacklist_until';
update employers set standing = 'blacklisted' where blacklisted_at is not null;

-- ── Actions of what is there already ────────────────────────────────────────────────────────────────────────
-- A record's first action carries the record's own id. What followed is a microsecond later than it happened, so that
-- it sorts behind a beginning of the same instant.

insert into record_actions (prefecture, id, noun, record_id, move, from_status, to_status, reason, note, data,
  version_after, actor_kind, actor_id, actor_name, at)
select prefecture, id, 'placement', placement_id, action, from_status, to_status, data->>'reason', note, data,
  0, actor_kind, actor_id, actor_name, at
from placement_actions;

drop table placement_actions;

-- Vacancies kept no actions; what their timelines know becomes the list.
with told as (
  select prefecture, id, party_id as vacancy_id, note, data, actor_kind, actor_id, actor_name, at,
    case kind
      when 'vacancy.submitted' then 'submit'
      when 'vacancy.published' then 'publish'
      when 'vacancy.sent_back' then 'send_back'
      when 'vacancy.filled' then 'fill'
      when 'vacancy.expired' then 'expire'
      when 'vacancy.withdrawn' then 'withdraw'
      when 'vacancy.reopened' then 'reopen'
      when 'vacancy.confirmed' then 'confirm'
    end as move,
    coalesce(data->>'to', case kind
      when 'vacancy.submitted' then 'in_review'
      when 'vacancy.published' then 'published'
      when 'vacancy.sent_back' then 'in_review'
      when 'vacancy.filled' then 'filled'
      when 'vacancy.expired' then 'expired'
      when 'vacancy.withdrawn' then 'withdrawn'
      when 'vacancy.reopened' then 'in_review'
      when 'vacancy.confirmed' then 'published'
    end) as to_status
  from timeline_entries
  where party_kind = 'vacancy'
    and kind in ('vacancy.submitted', 'vacancy.published', 'vacancy.sent_back', 'vacancy.filled', 'vacancy.expired',
      'vacancy.withdrawn', 'vacancy.reopened', 'vacancy.confirmed')
)
insert into record_actions (prefecture, id, noun, record_id, move, from_status, to_status, reason, note, data,
  version_after, actor_kind, actor_id, actor_name, at)
select prefecture, id, 'vacancy', vacancy_id, move,
  coalesce(data->>'from', lag(to_status) over (partition by prefecture, vacancy_id order by at, id), 'draft'),
  to_status, coalesce(note, data->>'reason', data->>'why'), null, data, 0, actor_kind, actor_id, actor_name, at
from told;

insert into record_actions (prefecture, id, noun, record_id, move, to_status, data, version_after, actor_kind,
  actor_id, actor_name, at)
select v.prefecture, v.id, 'vacancy', v.id, 'open', coalesce(first.from_status, v.status), '{}', 0,
  coalesce(made.actor_kind, 'system'), made.actor_id, coalesce(made.actor_name, v.created_by), v.created_at
from vacancies v
left join lateral (
  select a.from_status from record_actions a
  where a.prefecture = v.prefecture and a.record_id = v.id order by a.at, a.id limit 1
) first on true
left join lateral (
  select t.actor_kind, t.actor_id, t.actor_name from timeline_entries t
  where t.prefecture = v.prefecture and t.party_id = v.id and t.kind = 'vacancy.created' order by t.at, t.id limit 1
) made on true;

insert into record_actions (prefecture, id, noun, record_id, move, to_status, version_after, actor_kind, actor_name, at)
select prefecture, id, 'interview', id, 'open', result, 0, 'system', 'upgrade', created_at from interviews;

insert into record_actions (prefecture, id, noun, record_id, move, to_status, version_after, actor_kind, actor_name, at)
select prefecture, id, 'follow_up', id, 'open', 'open', 0, 'system', 'upgrade', created_at from follow_ups;

insert into record_actions (prefecture, id, noun, record_id, move, from_status, to_status, note, data, version_after,
  actor_kind, actor_name, at)
select prefecture, gen_random_uuid(), 'follow_up', id,
  case status when 'done' then 'answer' else 'cancel' end, 'open', status, nullif(note, ''),
  case status when 'done' then jsonb_build_object('day', day, 'outcome', outcome) else '{}' end, 0,
  case status when 'done' then 'staff' else 'system' end,
  case status when 'done' then coalesce(done_by, '') else 'upgrade' end,
  coalesce(done_at, cancelled_at) + interval '1 microsecond'
from follow_ups where status <> 'open';

insert into record_actions (prefecture, id, noun, record_id, move, to_status, version_after, actor_kind, actor_name, at)
select prefecture, id, 'help_request', id, 'open', 'open', 0, 'system', 'upgrade', created_at from help_requests;

insert into record_actions (prefecture, id, noun, record_id, move, from_status, to_status, note, version_after,
  actor_kind, actor_name, at)
select prefecture, gen_random_uuid(), 'help_request', id,
  case status when 'done' then 'finish' else 'give_up' end, 'open', status, nullif(result, ''), 0,
  'staff', coalesce(handled_by, ''), coalesce(handled_at, created_at) + interval '1 microsecond'
from help_requests where status <> 'open';

insert into record_actions (prefecture, id, noun, record_id, move, to_status, version_after, actor_kind, actor_name, at)
select prefecture, id, 'employer_verification', id, 'open', 'unverified', 0, 'system', created_by, created_at
from employers;

insert into record_actions (prefecture, id, noun, record_id, move, from_status, to_status, note, version_after,
  actor_kind, actor_name, at)
select prefecture, gen_random_uuid(), 'employer_verification', id,
  case verification when 'verified' then 'verify' when 'rejected' then 'reject' else 'run_out' end,
  'unverified', verification, verification_note, 0, 'staff', coalesce(verified_by, ''),
  coalesce(verified_at, updated_at) + interval '1 microsecond'
from employers where verification <> 'unverified';

insert into record_actions (prefecture, id, noun, record_id, move, to_status, version_after, actor_kind, actor_name, at)
select prefecture, gen_random_uuid(), 'employer_standing', id, 'open', 'good', 0, 'system', created_by, created_at
from employers;

insert into record_actions (prefecture, id, noun, record_id, move, from_status, to_status, reason, version_after,
  actor_kind, actor_name, at)
select prefecture, gen_random_uuid(), 'employer_standing', id, 'blacklist', 'good', 'blacklisted', blacklist_reason, 0,
  'system', 'upgrade', blacklisted_at + interval '1 microsecond'
from employers where blacklisted_at is not null;

insert into record_actions (prefecture, id, noun, record_id, move, to_status, version_after, actor_kind, actor_name, at)
select '0000', id, 'site', id, 'open', status, 0, 'system', 'upgrade', created_at from sites;

insert into record_actions (prefecture, id, noun, record_id, move, to_status, version_after, actor_kind, actor_id,
  actor_name, at)
select '0000', id, 'import', id, 'open', status, 0, 'staff', created_by_id, created_by, created_at from imports;

-- Where the list does not end in today's status (records of other programs, of the demonstration, half-told moves),
-- one action says what it is, so that every later one has something to start from.
insert into record_actions (prefecture, id, noun, record_id, move, from_status, to_status, version_after, actor_kind,
  actor_name, at)
select r.prefecture, gen_random_uuid(), r.noun, r.id, 'carry_over', last.to_status, r.status, 0, 'system', 'upgrade',
  greatest(last.at, r.updated_at) + interval '1 microsecond'
from (
  select prefecture, 'vacancy' as noun, id, status, updated_at from vacancies
  union all
  select prefecture, 'placement', id, status, updated_at from placements
) r
join lateral (
  select a.to_status, a.at from record_actions a
  where a.prefecture = r.prefecture and a.record_id = r.id order by a.at desc, a.id desc limit 1
) last on true
where last.to_status <> r.status;
