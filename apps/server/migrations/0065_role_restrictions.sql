-- What a bureau takes away from a role within its division, and who gave a grant.

create table role_restrictions (
  id uuid not null constraint role_restrictions_pkey primary key,
  region_code text not null,
  role text not null,
  verb text not null,
  reason text not null,
  source text not null default '',
  source_date date,
  set_by_kind text not null,
  set_by_id text,
  set_by_name text not null default '',
  set_at timestamptz not null,
  lifted_by_kind text,
  lifted_by_id text,
  lifted_by_name text,
  lifted_at timestamptz,
  lifted_reason text,
  version integer not null default 1
);
comment on table role_restrictions is 'Verbs that a bureau has taken away from a role within its division; nothing can be given by this table';
comment on column role_restrictions.region_code is 'A division and all below it; empty for the whole network';
create unique index role_restrictions_stand_once on role_restrictions (role, verb, region_code) where lifted_at is null;
create index role_restrictions_by_region on role_restrictions (region_code, set_at);

alter table staff_grants
  add column granted_by_kind text,
  add column granted_by_id text,
  add column granted_by_name text;
comment on column staff_grants.granted_by_name is 'Null for grants from before this was kept; the audit trail tells';
