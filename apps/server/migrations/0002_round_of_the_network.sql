-- The round of the network: short lists for everybody that, taken together, fill the most places well.

create table matching_rounds (
  id uuid primary key,
  region_code text not null,
  pass text not null check (pass in ('first', 'second')),
  kind text not null check (kind in ('nightly', 'on_demand')),
  state text not null check (
    state in ('queued', 'running', 'publishing', 'published', 'superseded', 'cancelled', 'failed')
  ),
  per_seeker integer not null check (per_seeker between 1 and 10),
  stage text,
  done integer not null default 0,
  total integer not null default 0,
  report jsonb,
  error text,
  started_by_id text,
  started_by text not null,
  created_at timestamptz not null,
  started_at timestamptz,
  heartbeat_at timestamptz,
  finished_at timestamptz
);
comment on table matching_rounds is 'A few rows a night, shared by all processes: first passes by prefecture, second passes by province';
comment on column matching_rounds.heartbeat_at is 'Written every half second by whoever solves it; a round that fell silent is taken over';
create index matching_rounds_by_time on matching_rounds (created_at desc, id desc);
create unique index matching_rounds_one_at_a_time on matching_rounds (region_code)
  where state in ('queued', 'running', 'publishing');

create table round_checkpoints (
  round_id uuid not null references matching_rounds (id) on delete cascade,
  part integer not null,
  frame bytea not null,
  lists bytea not null,
  primary key (round_id, part)
);
comment on table round_checkpoints is 'Candidate lists worked out so far, so that a killed round goes on; gone when the round ends';
comment on column round_checkpoints.frame is 'Digest of all that the lists depend on besides the people themselves; another one makes them void';

create table published_rounds (
  region_code text not null,
  pass text not null check (pass in ('first', 'second')),
  round_id uuid not null references matching_rounds (id),
  published_at timestamptz not null,
  primary key (region_code, pass)
);
comment on table published_rounds is 'Which round readers see; switched in one statement, so that nobody reads half of two';

create table recommendations (
  prefecture text not null,
  seeker_id uuid not null,
  round_id uuid not null,
  rank integer not null,
  vacancy_prefecture text not null,
  vacancy_id uuid not null,
  score integer not null,
  price integer not null,
  standing text not null check (standing in ('free', 'sought', 'crowded')),
  overflow boolean not null,
  take_first boolean not null,
  primary key (prefecture, seeker_id, round_id, rank)
);
comment on column recommendations.score is 'Of the pair when the round was solved, 0 to 10,000';
comment on column recommendations.price is 'What the vacancy costs in points because many people suit it; 0 where places are left over';
comment on column recommendations.take_first is 'The one of a person that is best taken first: together these fill the most places';
comment on column recommendations.overflow is 'Given beyond the places of the round, to somebody who would have had nothing';
create index recommendations_by_round on recommendations (round_id, prefecture);
create index recommendations_by_vacancy on recommendations (vacancy_prefecture, vacancy_id, round_id);
