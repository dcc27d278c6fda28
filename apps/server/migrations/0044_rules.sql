-- Rules as data: versions, what people answered to the questions of rules, and comparisons of a draft with what holds.

create table rule_versions (
  id uuid not null constraint rule_versions_pkey primary key,
  code text not null,
  region_code text not null,
  number integer not null,
  content jsonb not null,
  clause text not null default '',
  certainty text not null constraint rule_versions_certainty_is_known check (certainty in ('confirmed', 'example')),
  origin text not null constraint rule_versions_origin_is_known check (origin in ('shipped', 'bureau')),
  status text not null constraint rule_versions_status_is_known check (status in ('draft', 'published', 'withdrawn')),
  valid_from date,
  valid_to date,
  version integer not null default 1,
  created_by_kind text not null,
  created_by_id text,
  created_by_name text not null default '',
  created_at timestamptz not null,
  published_by_kind text,
  published_by_id text,
  published_by_name text,
  published_at timestamptz,
  published_reason text,
  updated_at timestamptz not null,
  constraint rule_versions_hold_from_a_day check (status <> 'published' or valid_from is not null),
  constraint rule_versions_end_after_they_begin check (valid_to is null or valid_to > valid_from),
  constraint rule_versions_do_not_overlap exclude using gist
    (code with =, region_code with =, daterange(valid_from, valid_to) with &&) where (status = 'published')
);
comment on table rule_versions is 'Rules by division and time. Content changes only while it is a draft';
comment on column rule_versions.region_code is 'A division, or CN for the whole country';
create index rule_versions_by_code on rule_versions (code, region_code, valid_from);

create table seeker_facts (
  prefecture text not null,
  id uuid not null,
  seeker_id uuid not null,
  fact text not null,
  value jsonb not null,
  words text not null,
  stated_by_kind text not null,
  stated_by_id text,
  stated_by_name text not null default '',
  stated_at timestamptz not null,
  constraint seeker_facts_pkey primary key (prefecture, id),
  constraint seeker_facts_are_stated_once unique (prefecture, seeker_id, fact),
  constraint seeker_facts_seeker_fkey foreign key (prefecture, seeker_id) references seekers (prefecture, id)
);
comment on table seeker_facts is 'What people answered to the questions of rules';

create table rule_comparisons (
  id uuid not null constraint rule_comparisons_pkey primary key,
  rule_id uuid not null,
  region_code text not null,
  as_of date not null,
  state text not null constraint rule_comparisons_state_is_known
    check (state in ('waiting', 'running', 'done', 'stopped', 'failed')),
  total integer not null default 0,
  done integer not null default 0,
  counts jsonb not null default '{}',
  reached_prefecture text,
  reached_id uuid,
  asked_by_kind text not null,
  asked_by_id text,
  asked_by_name text not null default '',
  asked_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table rule_comparisons is 'Whose answer a draft would change: counted by a job, which goes on where it stopped';
create index rule_comparisons_by_rule on rule_comparisons (rule_id, asked_at);

create table rule_comparison_people (
  prefecture text not null,
  comparison_id uuid not null,
  seeker_id uuid not null,
  before text not null constraint rule_comparison_people_before_is_known check (before in ('yes', 'no', 'unknown')),
  kept_at timestamptz not null,
  after text not null constraint rule_comparison_people_after_is_known check (after in ('yes', 'no', 'unknown')),
  constraint rule_comparison_people_pkey primary key (prefecture, comparison_id, seeker_id)
);
comment on table rule_comparison_people is 'Some of those whose answer changes, to look at';
create index rule_comparison_people_by_seeker on rule_comparison_people (prefecture, seeker_id);
