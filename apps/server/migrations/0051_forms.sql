-- Forms of a prefecture's bureaus, version by version, and what was filled in. Forms that ship with the program are not
-- rows: answers to them name no version of their own. A published definition is kept unchanged by its own digest, which
-- answers point at.

create table form_versions (
  prefecture text not null,
  id uuid not null,
  code text not null constraint form_versions_code_is_word check (code ~ '^[a-z][a-z0-9_]{2,39}$'),
  number integer not null constraint form_versions_number_counts check (number >= 1),
  subject text not null constraint form_versions_subject_is_known check (subject in ('employer', 'seeker', 'follow_up')),
  region_code text not null,
  definition jsonb not null,
  print text,
  status text not null constraint form_versions_status_is_known check (status in ('draft', 'published', 'replaced', 'withdrawn', 'discarded')),
  reason text,
  version integer not null default 1,
  created_by_kind text not null,
  created_by_id text,
  created_by_name text not null default '',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  published_by_kind text,
  published_by_id text,
  published_by_name text,
  published_at timestamptz,
  primary key (prefecture, id),
  constraint form_versions_are_numbered unique (prefecture, code, number),
  constraint form_versions_are_pinned unique (prefecture, id, print),
  constraint form_versions_published_never_change check (print is null or print = md5(definition::text)),
  constraint form_versions_published_have_print check ((print is null) = (status in ('draft', 'discarded')))
);
comment on table form_versions is 'Forms that a bureau made, one row a version; a published one never changes';
comment on column form_versions.print is 'Digest of the definition since it was published; answers point at it';
comment on column form_versions.reason is 'Why it was published, for the change log';
create unique index form_versions_one_draft on form_versions (prefecture, code) where status = 'draft';
create unique index form_versions_one_published on form_versions (prefecture, code) where status = 'published';

create table form_answers (
  prefecture text not null,
  id uuid not null,
  code text not null,
  form_version_id uuid,
  form_print text,
  number integer not null,
  subject text not null constraint form_answers_subject_is_known check (subject in ('employer', 'seeker', 'follow_up')),
  employer_id uuid,
  seeker_id uuid,
  follow_up_id uuid,
  region_code text not null,
  site_id uuid references sites (id),
  on_day date not null,
  answers jsonb not null,
  said text not null,
  status text not null constraint form_answers_status_is_known check (status in ('given', 'struck')),
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  given_by_kind text not null,
  given_by_id text,
  given_by_name text not null default '',
  primary key (prefecture, id),
  constraint form_answers_version_is_whole check ((form_version_id is null) = (form_print is null)),
  constraint form_answers_keep_their_version foreign key (prefecture, form_version_id, form_print)
    references form_versions (prefecture, id, print),
  constraint form_answers_have_a_subject check (
    (subject = 'employer') = (employer_id is not null)
    and (subject in ('seeker', 'follow_up')) = (seeker_id is not null)
    and (subject = 'follow_up') = (follow_up_id is not null)
  )
);
comment on table form_answers is 'Forms as they were filled in, each with the version it was filled in with';
comment on column form_answers.form_version_id is 'Null for a version that ships with the program';
comment on column form_answers.on_day is 'The day it is about: of a visit, of a call';
comment on column form_answers.said is 'The answers in words, as the person they are about may read them';
create index form_answers_by_employer on form_answers (prefecture, employer_id, on_day desc, id desc) where employer_id is not null;
create index form_answers_by_seeker on form_answers (prefecture, seeker_id, on_day desc, id desc) where seeker_id is not null;
create index form_answers_by_follow_up on form_answers (prefecture, follow_up_id) where follow_up_id is not null;
create index form_answers_by_form on form_answers (prefecture, code, on_day desc, id desc);
create index form_answers_by_version on form_answers (prefecture, form_version_id) where form_version_id is not null;
create index form_answers_attached on form_answers (site_id, prefecture) where site_id is not null;
