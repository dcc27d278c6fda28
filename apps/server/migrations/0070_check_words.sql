-- The newest entry of an action is looked up for the overview of the settings.
create index audit_entries_by_action on audit_entries (action, at desc);

-- Words that a bureau adds to the checks of vacancies, or that it sets aside.
create table check_words (
  id uuid not null constraint check_words_pkey primary key,
  region_code text not null,
  check_code text not null,
  word text not null,
  effect text not null constraint check_words_effect_is_known check (effect in ('find', 'leave')),
  reason text not null,
  source text not null default '',
  source_date date,
  added_by_kind text not null,
  added_by_id text,
  added_by_name text not null default '',
  added_at timestamptz not null,
  ended_by_kind text,
  ended_by_id text,
  ended_by_name text,
  ended_at timestamptz,
  ended_reason text,
  version integer not null default 1
);
comment on table check_words is 'Words by which a bureau widens or narrows a check of vacancies within its division';
comment on column check_words.region_code is 'A division and all below it; empty for the whole network';
comment on column check_words.effect is 'find: the word is a finding; leave: what contains the word is none';
create unique index check_words_stand_once on check_words (check_code, word, region_code) where ended_at is null;
create index check_words_by_region on check_words (region_code, added_at);
