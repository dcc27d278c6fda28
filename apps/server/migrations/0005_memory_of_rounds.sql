-- What a published round knows, so that the next one of the region asks anew only about what changed.

create table round_memory (
  round_id uuid not null references matching_rounds (id) on delete cascade,
  part integer not null,
  bytes bytea not null,
  primary key (round_id, part)
);
comment on table round_memory is 'Prices, candidate lists and prints of the rows of a round, in compressed parts; gone when another round takes its place';
comment on column round_memory.bytes is 'A few megabytes at most; see modules/rounds/solving/memory';
-- It is compressed already.
alter table round_memory alter column bytes set storage external;

alter table matching_rounds
  add column whole boolean not null default false,
  add column built_on uuid references matching_rounds (id) on delete set null,
  add column changed_seekers integer,
  add column changed_vacancies integer,
  add column memory bytea;
comment on column matching_rounds.whole is 'Somebody asked for everything to be worked out anew';
comment on column matching_rounds.built_on is 'The published round whose memory this one began from; null when it was worked out whole';
comment on column matching_rounds.changed_seekers is 'People new, changed or gone since the round it was built on';
comment on column matching_rounds.changed_vacancies is 'Vacancies new, changed or gone since the round it was built on';
comment on column matching_rounds.memory is 'Digest of the parts in round_memory, written when the round is published: without it they are of no use';
