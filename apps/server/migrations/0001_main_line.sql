-- Main line: network, people, employers, vacancies, placements, imports, audit.
-- Rules that hold from the first migration on (docs/architecture.md, "Database"): a row that belongs to a place
-- has `prefecture` and primary key (prefecture, id); what must be unique across prefectures is a table of its
-- own; shared small tables have plain keys; no row triggers on tables that belong to a place.

-- ── Reference tables ────────────────────────────────────────────────────────────────────────────────────────

create table regions (
  code text primary key,
  name text not null,
  full_name text not null,
  level text not null check (level in ('province', 'prefecture', 'county', 'town')),
  parent_code text,
  lng double precision,
  lat double precision,
  pinyin text not null default '',
  initials text not null default '',
  source text not null,
  retired_at timestamptz
);
comment on table regions is 'GB/T 2260 and statistical divisions down to town level; loaded from a package, re-runnable';
create index regions_by_parent on regions (parent_code, code);
create index regions_by_name on regions (name);
create index regions_by_initials on regions (initials text_pattern_ops);

create table occupations (
  code text primary key,
  name text not null,
  level text not null check (level in ('major', 'middle', 'minor', 'leaf')),
  parent_code text,
  definition text,
  tasks text,
  pinyin text not null default '',
  initials text not null default '',
  common boolean not null default false,
  source text not null
);
create index occupations_by_parent on occupations (parent_code, code);

create table occupation_aliases (
  alias text not null,
  code text not null references occupations (code),
  kind text not null default 'synonym' check (kind in ('synonym', 'approximate', 'bare')),
  source text not null,
  initials text not null default '',
  primary key (alias, code)
);
comment on column occupation_aliases.kind is 'approximate: the nearest occupation where the classification has no exact one; bare: only when the name stands alone';
create index occupation_aliases_by_code on occupation_aliases (code);

create table wage_floors (
  region_code text not null,
  effective_from date not null,
  monthly_fen bigint not null check (monthly_fen > 0),
  hourly_fen bigint not null check (hourly_fen > 0),
  source text not null,
  primary key (region_code, effective_from)
);
comment on table wage_floors is 'Minimum wage by region: the row of the longest matching code and latest date counts';

create table calendar_days (
  day date primary key,
  kind text not null check (kind in ('holiday', 'workday')),
  name text not null default '',
  source text not null
);
comment on table calendar_days is 'Official holiday notices loaded by a bureau, for years the calendar package does not know';

create table sites (
  id uuid primary key,
  name text not null constraint sites_name_is_unique unique,
  matrix text not null,
  setting text not null,
  region_code text not null references regions (code),
  main_site_id uuid references sites (id),
  operator text not null default '',
  guidance_body text not null default '',
  supervising_body text not null default '',
  address text not null,
  lng double precision,
  lat double precision,
  phone_lines text[] not null default '{}',
  opening_hours jsonb not null,
  services text[] not null default '{}',
  facilities text[] not null default '{}',
  staff_count integer,
  area_square_metres integer,
  introduction text not null default '',
  status text not null,
  opened_on date,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint sites_point_is_whole check ((lng is null) = (lat is null))
);
create index sites_by_region on sites (region_code text_pattern_ops);

create table staff (
  id uuid primary key,
  login text not null constraint staff_login_is_unique unique,
  name text not null,
  password_hash text not null,
  must_change_password boolean not null default false,
  totp_secret bytea,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  failed_sign_ins integer not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on column staff.totp_secret is 'Encrypted like other secrets (AES-256-GCM with key id)';

create table staff_grants (
  id uuid primary key,
  staff_id uuid not null references staff (id),
  role text not null,
  region_code text not null,
  site_id uuid references sites (id),
  created_at timestamptz not null,
  constraint staff_grants_are_unique unique nulls not distinct (staff_id, role, region_code, site_id)
);
comment on column staff_grants.region_code is 'A division and all below it; empty for the whole network';

create table settings (
  key text primary key,
  value jsonb not null,
  updated_at timestamptz not null
);

-- ── Signing in ─────────────────────────────────────────────────────────────────────────────────────────────

create table accounts (
  id uuid primary key,
  kind text not null check (kind in ('seeker', 'employer')),
  phone_hmac bytea not null,
  phone_cipher bytea not null,
  phone_mask text not null,
  prefecture text,
  party_id uuid,
  created_at timestamptz not null,
  constraint accounts_phone_is_unique unique (kind, phone_hmac)
);
create index accounts_by_party on accounts (prefecture, party_id);

create table sessions (
  id uuid primary key,
  token_hash bytea not null constraint sessions_token_is_unique unique,
  subject_kind text not null check (subject_kind in ('staff', 'account')),
  subject_id uuid not null,
  second_factor_passed boolean not null default false,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index sessions_by_subject on sessions (subject_id);

create table sign_in_codes (
  id uuid primary key,
  kind text not null,
  phone_hmac bytea not null,
  code_hash bytea not null,
  attempts integer not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_codes_by_phone on sign_in_codes (kind, phone_hmac, created_at desc);

-- ── Unique across prefectures ──────────────────────────────────────────────────────────────────────────────

create table person_keys (
  kind text not null check (kind in ('id_number', 'phone')),
  value_hmac bytea not null,
  prefecture text not null,
  seeker_id uuid not null,
  constraint person_keys_are_unique primary key (kind, value_hmac)
);
comment on table person_keys is 'One person is one record: an ID number or phone points at the one seeker that holds it';
create index person_keys_by_seeker on person_keys (prefecture, seeker_id);

create table employer_keys (
  kind text not null check (kind in ('credit_code', 'id_number')),
  value text not null,
  prefecture text not null,
  employer_id uuid not null,
  constraint employer_keys_are_unique primary key (kind, value)
);
comment on column employer_keys.value is 'The credit code itself (public), or the hex HMAC of a private person''s ID number';
create index employer_keys_by_employer on employer_keys (prefecture, employer_id);

create table import_sources (
  kind text not null,
  source text not null,
  source_ref text not null,
  prefecture text not null,
  record_id uuid not null,
  content_hash bytea not null,
  info jsonb not null default '{}',
  seen_at timestamptz not null,
  constraint import_sources_are_unique primary key (kind, source, source_ref)
);
comment on column import_sources.info is 'The day of publication at the source, and what the importer put right';
comment on table import_sources is 'Where each imported record came from, and the hash of the row it was last made from';

-- ── People ─────────────────────────────────────────────────────────────────────────────────────────────────

create table seekers (
  prefecture text not null,
  id uuid not null,
  name text not null,
  name_initials text not null default '',
  sex text not null default 'unknown',
  birth_date date,
  id_number_cipher bytea,
  id_number_hmac bytea,
  id_number_mask text,
  phone_cipher bytea,
  phone_hmac bytea,
  phone_mask text,
  contact_note text not null default '',
  region_code text not null,
  home_address text not null default '',
  home_lng double precision,
  home_lat double precision,
  site_id uuid references sites (id),
  education text,
  major text not null default '',
  experience jsonb not null default '[]',
  skills text[] not null default '{}',
  certificates text[] not null default '{}',
  wanted jsonb not null default '[]',
  wanted_codes text[] not null default '{}',
  employment_kinds text[] not null default '{}',
  pay_min bigint,
  pay_unit text not null default 'month',
  wanted_regions text[] not null default '{}',
  travel_mode text,
  max_commute_minutes integer,
  accepts_dispatch boolean not null default false,
  needs_lodging boolean not null default false,
  time_windows jsonb not null default '[]',
  cannot text[] not null default '{}',
  available_from date,
  note text not null default '',
  status text not null default 'active',
  service_step text not null default 'find_need',
  merged_into uuid,
  source text not null,
  search tsvector not null default ''::tsvector,
  last_contact_at timestamptz,
  version integer not null default 1,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (prefecture, id)
);
create index seekers_by_region on seekers (prefecture, region_code text_pattern_ops, created_at desc);
create index seekers_by_site on seekers (prefecture, site_id, created_at desc);
create index seekers_by_time on seekers (created_at desc, id desc);
create index seekers_search on seekers using gin (search);

create table seeker_groups (
  prefecture text not null,
  id uuid not null,
  seeker_id uuid not null,
  "group" text not null,
  evidence text not null,
  valid_from date not null,
  valid_until date,
  ended_reason text,
  added_by text not null,
  created_at timestamptz not null,
  primary key (prefecture, id),
  constraint seeker_groups_seeker foreign key (prefecture, seeker_id) references seekers (prefecture, id)
);
create index seeker_groups_by_seeker on seeker_groups (prefecture, seeker_id);

create table consents (
  prefecture text not null,
  id uuid not null,
  seeker_id uuid not null,
  purpose text not null,
  given boolean not null,
  text_version text not null,
  channel text not null,
  recorded_by text not null,
  at timestamptz not null,
  primary key (prefecture, id),
  constraint consents_seeker foreign key (prefecture, seeker_id) references seekers (prefecture, id)
);
comment on table consents is 'Append-only; the latest row of a purpose counts';
create index consents_by_seeker on consents (prefecture, seeker_id, purpose, at desc);

create table seeker_merges (
  prefecture text not null,
  id uuid not null,
  kept_id uuid not null,
  dropped_id uuid not null,
  snapshot jsonb not null,
  reason text not null,
  merged_by text not null,
  at timestamptz not null,
  primary key (prefecture, id)
);
comment on column seeker_merges.snapshot is 'The dropped record as it was, without plain numbers, and what moved';

-- ── Employers ──────────────────────────────────────────────────────────────────────────────────────────────

create table employers (
  prefecture text not null,
  id uuid not null,
  kind text not null,
  name text not null,
  name_initials text not null default '',
  credit_code text,
  id_number_cipher bytea,
  id_number_mask text,
  industry text not null default '',
  size text not null default 'unknown',
  region_code text not null,
  address text not null default '',
  lng double precision,
  lat double precision,
  site_id uuid references sites (id),
  contact_name text not null default '',
  contact_phone_cipher bytea,
  contact_phone_hmac bytea,
  contact_phone_mask text,
  business_scope text not null default '',
  verification text not null default 'unverified',
  verified_at timestamptz,
  verified_until date,
  verified_by text,
  verification_note text,
  blacklisted_at timestamptz,
  blacklist_reason text,
  blacklist_until date,
  source text not null,
  search tsvector not null default ''::tsvector,
  last_contact_at timestamptz,
  version integer not null default 1,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (prefecture, id)
);
create index employers_by_region on employers (prefecture, region_code text_pattern_ops, created_at desc);
create index employers_by_time on employers (created_at desc, id desc);
create index employers_by_name on employers (prefecture, name);
create index employers_refused_by_name on employers (name) where verification = 'rejected';
create index employers_search on employers using gin (search);

-- ── Vacancies ──────────────────────────────────────────────────────────────────────────────────────────────

create table vacancies (
  prefecture text not null,
  id uuid not null,
  employer_id uuid not null,
  kind text not null,
  title text not null,
  occupation_code text,
  occupation_confidence real,
  headcount integer not null check (headcount > 0),
  hired_count integer not null default 0,
  pay_min bigint,
  pay_max bigint,
  pay_unit text not null,
  pay_months integer,
  pay_negotiable boolean not null default false,
  pay_monthly_min bigint,
  pay_monthly_max bigint,
  description text not null default '',
  education text,
  education_required boolean not null default false,
  experience_years real,
  skills text[] not null default '{}',
  certificates text[] not null default '{}',
  demands text[] not null default '{}',
  time_windows jsonb not null default '[]',
  lodging boolean not null default false,
  meals boolean not null default false,
  region_code text not null,
  address text not null default '',
  lng double precision,
  lat double precision,
  near_lng double precision,
  near_lat double precision,
  contact_name text not null default '',
  contact_phone_cipher bytea,
  contact_phone_mask text,
  start_date date,
  expires_on date,
  site_id uuid references sites (id),
  status text not null,
  status_reason text,
  first_published_at timestamptz,
  published_at timestamptz,
  confirmed_at timestamptz,
  closed_at timestamptz,
  source text not null,
  fingerprint_keys text[] not null default '{}',
  search tsvector not null default ''::tsvector,
  version integer not null default 1,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (prefecture, id),
  constraint vacancies_employer foreign key (prefecture, employer_id) references employers (prefecture, id),
  constraint vacancies_hires_fit_headcount check (hired_count between 0 and headcount)
);
comment on column vacancies.pay_min is 'Fen per pay_unit; pay_monthly_* is the monthly equivalent (21.75 days, 8 hours)';
comment on column vacancies.near_lng is 'Where "near me" looks for it: its own point, else the centre of its division';
comment on column vacancies.fingerprint_keys is 'Four parts of a similarity hash of the description; near-identical texts share at least one';
create index vacancies_by_status on vacancies (prefecture, status, published_at desc);
create index vacancies_open_by_time on vacancies (published_at desc, id desc) where status = 'published';
create index vacancies_by_time on vacancies (created_at desc, id desc);
create index vacancies_by_employer on vacancies (prefecture, employer_id, status);
create index vacancies_by_region on vacancies (prefecture, region_code text_pattern_ops);
create index vacancies_by_first_publication on vacancies (first_published_at) where first_published_at is not null;
create index vacancies_search on vacancies using gin (search);
create index vacancies_open_near on vacancies (near_lat, near_lng) where status = 'published';
create index vacancies_alike on vacancies using gin (fingerprint_keys) where status in ('in_review', 'published');
create index vacancies_to_confirm on vacancies (greatest(confirmed_at, published_at)) where status = 'published';

create table vacancy_findings (
  prefecture text not null,
  id uuid not null,
  vacancy_id uuid not null,
  code text not null,
  severity text not null,
  field text,
  params jsonb not null default '{}',
  decided text not null default 'open',
  decided_by text,
  decided_reason text,
  created_at timestamptz not null,
  primary key (prefecture, id),
  constraint vacancy_findings_vacancy foreign key (prefecture, vacancy_id) references vacancies (prefecture, id)
);
create index vacancy_findings_by_vacancy on vacancy_findings (prefecture, vacancy_id);

create table vacancy_channels (
  prefecture text not null,
  vacancy_id uuid not null,
  channel text not null,
  published_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (prefecture, vacancy_id, channel),
  constraint vacancy_channels_vacancy foreign key (prefecture, vacancy_id) references vacancies (prefecture, id)
);

create sequence vacancy_changes_order;
create table vacancy_changes (
  prefecture text not null,
  id bigint not null default nextval('vacancy_changes_order'),
  vacancy_id uuid not null,
  kind text not null check (kind in ('upsert', 'remove')),
  at timestamptz not null,
  transaction_id xid8 not null default pg_current_xact_id(),
  primary key (prefecture, id)
);
comment on table vacancy_changes is 'What the public feed streams: one row for every change of a vacancy that is or was public';
comment on column vacancy_changes.transaction_id is 'Read in this order and only before the oldest transaction still running, so that a late commit is never skipped';
create index vacancy_changes_by_order on vacancy_changes (transaction_id, id);

-- ── Placements ─────────────────────────────────────────────────────────────────────────────────────────────

create table placements (
  prefecture text not null,
  id uuid not null,
  seeker_id uuid not null,
  vacancy_prefecture text not null,
  vacancy_id uuid not null,
  employer_id uuid not null,
  vacancy_copy jsonb not null,
  region_code text not null,
  site_id uuid references sites (id),
  origin text not null,
  status text not null,
  stop_reason text,
  score integer,
  reasons jsonb not null default '[]',
  referred_at timestamptz,
  interview_at timestamptz,
  intention_at timestamptz,
  hired_at timestamptz,
  start_date date,
  contract_kind text,
  ended_at timestamptz,
  version integer not null default 1,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (prefecture, id),
  constraint placements_seeker foreign key (prefecture, seeker_id) references seekers (prefecture, id)
);
comment on table placements is 'Lies with the seeker, whose prefecture it carries; keeps a copy of what it needs of the vacancy';
comment on column placements.region_code is 'Where the seeker lives, when the process began';
create unique index placements_one_open_per_pair on placements (prefecture, seeker_id, vacancy_id)
  where status not in ('stopped', 'settled');
create index placements_by_seeker on placements (prefecture, seeker_id, created_at desc);
create index placements_by_vacancy on placements (vacancy_prefecture, vacancy_id, status);
create index placements_by_employer on placements (vacancy_prefecture, employer_id);
create index placements_by_status on placements (prefecture, status, updated_at desc);
create index placements_by_time on placements (updated_at desc, id desc);
create index placements_by_referral on placements (referred_at) where referred_at is not null;
create index placements_by_start on placements (start_date) where start_date is not null;

create table placement_actions (
  prefecture text not null,
  id uuid not null,
  placement_id uuid not null,
  action text not null,
  from_status text,
  to_status text not null,
  note text,
  data jsonb not null default '{}',
  actor_kind text not null,
  actor_id text,
  actor_name text not null,
  at timestamptz not null,
  primary key (prefecture, id),
  constraint placement_actions_placement foreign key (prefecture, placement_id) references placements (prefecture, id)
);
create index placement_actions_by_placement on placement_actions (prefecture, placement_id, at);

create table interviews (
  prefecture text not null,
  id uuid not null,
  placement_id uuid not null,
  starts_at timestamptz not null,
  minutes integer not null check (minutes > 0),
  mode text not null,
  site_id uuid references sites (id),
  place text not null default '',
  result text not null default 'booked',
  created_at timestamptz not null,
  primary key (prefecture, id),
  constraint interviews_placement foreign key (prefecture, placement_id) references placements (prefecture, id)
);
create index interviews_by_placement on interviews (prefecture, placement_id, starts_at);
create index interviews_by_room on interviews (site_id, starts_at) where site_id is not null and result = 'booked';

create table follow_ups (
  prefecture text not null,
  id uuid not null,
  placement_id uuid not null,
  seeker_id uuid not null,
  site_id uuid,
  region_code text not null,
  day smallint not null,
  due_on date not null,
  outcome text,
  note text not null default '',
  cancelled_at timestamptz,
  done_at timestamptz,
  done_by text,
  created_at timestamptz not null,
  primary key (prefecture, id),
  constraint follow_ups_one_per_day unique (prefecture, placement_id, day),
  constraint follow_ups_placement foreign key (prefecture, placement_id) references placements (prefecture, id)
);
create index follow_ups_due on follow_ups (prefecture, due_on) where done_at is null and cancelled_at is null;

create table pair_blocks (
  prefecture text not null,
  id uuid not null,
  seeker_id uuid not null,
  employer_id uuid not null,
  reason text not null,
  blocked_by text not null,
  at timestamptz not null,
  primary key (prefecture, id),
  constraint pair_blocks_are_unique unique (prefecture, seeker_id, employer_id)
);

create table help_requests (
  prefecture text not null,
  id uuid not null,
  region_code text not null,
  site_id uuid references sites (id),
  name text not null,
  phone_cipher bytea not null,
  phone_hmac bytea not null,
  phone_mask text not null,
  note text not null default '',
  vacancy_prefecture text,
  vacancy_id uuid,
  vacancy_title text,
  seeker_id uuid,
  employer_id uuid,
  status text not null default 'open',
  result text,
  handled_by text,
  handled_at timestamptz,
  created_at timestamptz not null,
  primary key (prefecture, id)
);
comment on table help_requests is '叫驿站帮我: somebody asks a station to ring back';
create index help_requests_by_status on help_requests (prefecture, status, created_at);

-- ── What happened ──────────────────────────────────────────────────────────────────────────────────────────

create table timeline_entries (
  prefecture text not null,
  id uuid not null,
  party_kind text not null check (party_kind in ('seeker', 'employer', 'vacancy')),
  party_id uuid not null,
  kind text not null,
  channel text,
  placement_prefecture text,
  placement_id uuid,
  site_id uuid,
  note text,
  data jsonb not null default '{}',
  actor_kind text not null,
  actor_id text,
  actor_name text not null,
  at timestamptz not null,
  primary key (prefecture, id)
);
create index timeline_by_party on timeline_entries (prefecture, party_id, at desc, id desc);

create table audit_entries (
  id uuid primary key,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text,
  actor_name text not null,
  action text not null,
  prefecture text,
  region_code text,
  entity_kind text,
  entity_id text,
  summary jsonb not null default '{}',
  request_id text not null
);
create index audit_entries_by_time on audit_entries (at desc, id desc);
create index audit_entries_by_entity on audit_entries (entity_id, at desc);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit entries are append-only';
end $$;
create trigger audit_entries_are_append_only before update or delete or truncate on audit_entries
  for each statement execute function refuse_audit_change();

create table outbox (
  id uuid primary key,
  topic text not null,
  payload bytea not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  delivered_at timestamptz,
  dead_at timestamptz,
  last_error text,
  created_at timestamptz not null
);
comment on column outbox.payload is 'Encrypted JSON: a message carries a phone number';
create index outbox_waiting on outbox (next_attempt_at) where delivered_at is null and dead_at is null;

create table idempotency_keys (
  actor text not null,
  key text not null,
  route text not null,
  request_hash bytea not null,
  reply bytea,
  created_at timestamptz not null,
  constraint idempotency_keys_are_unique primary key (actor, key)
);

-- ── Imports ────────────────────────────────────────────────────────────────────────────────────────────────

create table imports (
  id uuid primary key,
  kind text not null,
  file_name text not null,
  file_hash bytea not null,
  file bytea,
  status text not null,
  rows integer,
  processed integer not null default 0,
  created integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  rejected integer not null default 0,
  columns jsonb not null default '[]',
  mapping jsonb not null default '{}',
  mapping_name text,
  source text,
  region_code text,
  site_id uuid,
  publish boolean not null default true,
  error text,
  created_by_id text not null,
  created_by text not null,
  owner_region text not null,
  version integer not null default 1,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz
);
comment on column imports.file is 'Encrypted; dropped when the import is done';
comment on column imports.processed is 'Rows dealt with, in the order of the file; written with them, so that a killed run goes on here';
comment on column imports.source is 'Name of the source when it was given; else rows say it, or it is the office that imports';
create index imports_by_time on imports (created_at desc, id desc);

create table import_rejections (
  import_id uuid not null references imports (id),
  row integer not null,
  field text,
  code text not null,
  params jsonb not null default '{}',
  raw bytea not null,
  primary key (import_id, row)
);
comment on column import_rejections.raw is 'The row as it came, encrypted: it may hold phone numbers';

create table import_mappings (
  id uuid primary key,
  kind text not null,
  name text not null,
  owner_region text not null,
  mapping jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  constraint import_mappings_name_is_unique unique (kind, owner_region, name)
);
