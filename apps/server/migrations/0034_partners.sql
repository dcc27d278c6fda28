-- Bodies whose systems call the API with a key: who they are, what they may do where, and their keys. Like staff they
-- belong to no prefecture's tables: one may work for a county or for the whole network, and a key must be found by itself.

create table partners (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('bureau', 'agency', 'university', 'platform', 'other')),
  region_code text not null,
  contact_name text not null default '',
  contact_phone_cipher bytea,
  contact_phone_mask text,
  note text not null default '',
  per_minute integer not null check (per_minute between 1 and 6000),
  status text not null check (status in ('active', 'paused', 'ended')),
  status_since timestamptz not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  created_by_kind text not null check (created_by_kind in ('public', 'staff', 'seeker', 'employer', 'agent', 'partner', 'system')),
  created_by_id text,
  created_by_name text not null default ''
);
comment on table partners is 'Other bodies whose systems call the API with a key';
comment on column partners.region_code is 'The division that contains all places of its verbs; empty for the whole network';
comment on column partners.per_minute is 'Requests that each of its keys may make in a minute';
create index partners_by_name on partners (name, id);
create index partners_by_creation on partners (created_at, id);

create table partner_grants (
  partner_id uuid not null references partners (id),
  verb text not null check (verb in ('feed.read', 'indicators.read')),
  region_code text not null,
  primary key (partner_id, verb, region_code)
);
comment on table partner_grants is 'What a partner may do, and in which division with everything below it';

create table partner_keys (
  id uuid primary key,
  partner_id uuid not null references partners (id),
  label text not null,
  prefix text not null constraint partner_key_prefix_is_unique unique,
  secret_hash bytea not null,
  last_day date not null,
  last_used_on date,
  created_at timestamptz not null,
  created_by_kind text not null check (created_by_kind in ('public', 'staff', 'seeker', 'employer', 'agent', 'partner', 'system')),
  created_by_id text,
  created_by_name text not null default '',
  revoked_at timestamptz,
  revoked_by_kind text check (revoked_by_kind in ('public', 'staff', 'seeker', 'employer', 'agent', 'partner', 'system')),
  revoked_by_id text,
  revoked_by_name text
);
comment on table partner_keys is 'Keys of partners; the secret was shown once, and only its SHA-256 is kept';
comment on column partner_keys.last_day is 'In Asia/Shanghai; the key is good to its end';
comment on column partner_keys.last_used_on is 'In Asia/Shanghai; a day is precise enough and costs one write';
create index partner_keys_by_partner on partner_keys (partner_id, created_at);
