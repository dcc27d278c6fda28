-- Steps that take a second pair of eyes: requests, and where which step takes one; what links two accounts of one person.

create table approvals (
  prefecture text not null,
  id uuid not null,
  kind text not null,
  region_code text not null,
  site_id uuid references sites (id),
  seeker_id uuid,
  employer_id uuid,
  once_key bytea not null,
  sealed bytea,
  status text not null constraint approvals_status_is_known
    check (status in ('asked', 'approved', 'declined', 'withdrawn', 'expired')),
  version integer not null default 1,
  expires_on date not null,
  rows integer,
  answer text,
  file_until timestamptz,
  asked_by_kind text not null,
  asked_by_id text,
  asked_by_name text not null default '',
  created_at timestamptz not null,
  decided_by_kind text,
  decided_by_id text,
  decided_by_name text,
  decided_at timestamptz,
  constraint approvals_pkey primary key (prefecture, id)
);
comment on table approvals is 'Steps asked for that take a second person. The step itself stands sealed, with its reason';
comment on column approvals.prefecture is 'Of the record it is about, else of the place; 0000 for what concerns more than one';
comment on column approvals.once_key is 'What may wait only once: digest of kind and subject';
comment on column approvals.rows is 'Rows of the file that was asked for';
create unique index approvals_wait_once on approvals (prefecture, once_key) where status = 'asked';
create index approvals_by_expiry on approvals (expires_on) where status = 'asked';
create index approvals_by_status on approvals (prefecture, status, expires_on);
create index approvals_by_asker on approvals (asked_by_id, created_at);
create index approvals_by_seeker on approvals (prefecture, seeker_id) where seeker_id is not null;
create index approvals_by_employer on approvals (prefecture, employer_id) where employer_id is not null;

create table approval_rules (
  id uuid not null constraint approval_rules_pkey primary key,
  kind text not null,
  region_code text not null,
  is_on boolean not null,
  threshold integer,
  source text not null,
  source_date date,
  set_by_kind text not null,
  set_by_id text,
  set_by_name text not null default '',
  set_at timestamptz not null,
  replaced_at timestamptz
);
comment on table approval_rules is 'Which steps take a second person at a division and below it. A rule is never changed: it is replaced';
comment on column approval_rules.region_code is 'A division, or CN for the whole network';
comment on column approval_rules.threshold is 'Only steps with more rows than this';
create unique index approval_rules_hold_once on approval_rules (kind, region_code) where replaced_at is null;
create index approval_rules_by_region on approval_rules (region_code, kind, set_at);

alter table staff add column phone_hmac bytea, add column phone_mask text, add column person_id uuid,
  add column password_set_by uuid, add column password_set_at timestamptz;
comment on column staff.phone_hmac is 'Digest of the phone; two accounts with one phone are one person';
comment on column staff.person_id is 'Accounts with the same one were declared to be one person';
comment on column staff.password_set_by is 'Who gave the account its last first password, and could sign in with it until it was changed';
create index staff_by_phone on staff (phone_hmac) where phone_hmac is not null;
