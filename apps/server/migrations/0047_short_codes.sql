-- Short codes that stand on paper and screens, and how often each was scanned.

create table short_codes (
  code text primary key constraint short_codes_have_no_look_alikes
    check (code ~ '^[CDFHJKMPQRTWXY][34679CDFHJKMPQRTWXY]{8}$'),
  kind text not null constraint short_codes_kind_is_known check (kind in ('vacancy', 'site')),
  prefecture text not null,
  target_id uuid not null,
  source text not null constraint short_codes_source_is_known
    check (source in ('standing', 'poster', 'sheet', 'board', 'fair', 'livestream', 'message')),
  printed_on date not null,
  expires_on date constraint short_codes_end_after_printing check (expires_on >= printed_on),
  created_at timestamptz not null,
  created_by_kind text not null,
  created_by_id text,
  created_by_name text not null default '',
  voided_at timestamptz,
  voided_by_kind text,
  voided_by_id text,
  voided_by_name text
);
create index short_codes_of_target on short_codes (prefecture, kind, target_id, created_at);
comment on table short_codes is 'What leads on from a code read off paper, a screen or a phone call; on Citus it is spread by the code';
comment on column short_codes.prefecture is 'Of the target; a site has the prefecture in which it stands';

create table code_scans (
  code text not null,
  day date not null,
  device bytea not null,
  constraint code_scans_count_once primary key (code, day, device)
);
comment on table code_scans is 'Devices that opened a code, once for each day';
comment on column code_scans.device is 'HMAC of a random cookie with code and day: tells neither who it was nor that two codes or days were of one device';

alter table vacancies add column short_code text;
comment on column vacancies.short_code is 'The code it carries everywhere from its first publication';
create index vacancies_without_code on vacancies (prefecture, id) where short_code is null and first_published_at is not null;

alter table sites add column short_code text;
comment on column sites.short_code is 'The code that the site carries everywhere';
