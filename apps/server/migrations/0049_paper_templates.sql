-- Word templates with which a bureau replaces papers.

create table paper_templates (
  id uuid primary key,
  kind text not null constraint paper_templates_kind_is_known check (kind in ('referral_slip', 'visit_record')),
  region_code text not null,
  edition integer not null,
  file_name text not null,
  file bytea not null constraint paper_templates_are_small check (octet_length(file) <= 2097152),
  fields text[] not null,
  created_at timestamptz not null,
  created_by_kind text not null,
  created_by_id text,
  created_by_name text not null default '',
  activated_at timestamptz,
  retired_at timestamptz,
  constraint paper_templates_edition_is_unique unique (kind, region_code, edition)
);
comment on table paper_templates is 'Editions of a bureau''s own Word file for a kind of paper; the active one of the nearest division is used';

alter table papers add column template_id uuid;
comment on column papers.template_id is 'The edition in use when it was issued, with which it is printed again; null for the built-in one';
