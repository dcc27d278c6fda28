-- Numbers without gaps, by office and year, and the papers that offices issue.

create table number_series (
  prefecture text not null,
  office text not null,
  kind text not null,
  year smallint not null,
  last integer not null,
  constraint number_series_are_unique primary key (prefecture, office, kind, year)
);
comment on table number_series is 'The last number given out in each series; its row is locked until whoever took one has committed or given it back';
comment on column number_series.office is 'Division of the office that numbers';

create table papers (
  prefecture text not null,
  id uuid not null,
  batch_id uuid not null,
  kind text not null constraint papers_kind_is_known check (kind in ('referral_slip', 'visit_record')),
  region_code text not null,
  site_id uuid references sites (id),
  office text not null,
  year smallint not null,
  serial integer not null,
  number text not null,
  code text not null,
  office_name text not null,
  language text not null constraint papers_language_is_known check (language in ('zh-CN', 'en')),
  seeker_id uuid,
  employer_prefecture text,
  employer_id uuid,
  placement_id uuid,
  details bytea,
  issued_on date not null,
  expires_on date,
  status text not null constraint papers_status_is_known check (status in ('issued', 'void')),
  void_reason text,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  issued_by_kind text not null,
  issued_by_id text,
  issued_by_name text not null default '',
  voided_at timestamptz,
  primary key (prefecture, id),
  constraint papers_number_is_unique unique (prefecture, office, kind, year, serial)
);
create index papers_of_batch on papers (prefecture, batch_id, serial);
create index papers_of_seeker on papers (prefecture, seeker_id, created_at);
create index papers_of_employer on papers (employer_id) where employer_id is not null;
create index papers_newest on papers (prefecture, created_at desc, id desc);
create index papers_attached on papers (site_id, prefecture) where site_id is not null;
comment on column papers.details is 'What stands on it, sealed, so that it can be printed again as it was; null once the person is erased';

alter table short_codes drop constraint short_codes_kind_is_known;
alter table short_codes add constraint short_codes_kind_is_known check (kind in ('vacancy', 'site', 'paper'));
alter table short_codes drop constraint short_codes_source_is_known;
alter table short_codes add constraint short_codes_source_is_known
  check (source in ('standing', 'paper', 'poster', 'sheet', 'board', 'fair', 'livestream', 'message'));

alter table list_exports drop constraint list_exports_format_check;
alter table list_exports add constraint list_exports_format_is_known check (format in ('csv', 'xlsx', 'pdf'));
