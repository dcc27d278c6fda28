-- Lists: what left the house as a file, views that people save and share, and the indexes that lists are read by.

-- Shared tables with plain keys (reference tables on Citus).
create table list_exports (
  id uuid primary key,
  staff_id uuid not null references staff (id),
  list text not null,
  format text not null check (format in ('csv', 'xlsx')),
  reason text not null check (reason <> ''),
  rows integer not null check (rows >= 0),
  created_at timestamptz not null
);
comment on table list_exports is 'Files made of lists, by which the rows that one person takes out in a day are limited';
create index list_exports_by_person on list_exports (staff_id, created_at);

create table saved_views (
  id uuid primary key,
  owner_id uuid not null references staff (id),
  list text not null,
  name text not null check (name <> ''),
  query jsonb not null,
  columns text[],
  shared_region text,
  shared_site uuid references sites (id),
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint saved_views_name_is_unique unique (owner_id, list, name),
  constraint saved_views_are_shared_once check (shared_region is null or shared_site is null)
);
comment on table saved_views is 'Filters, sort and columns of a list under a name, of one person or shared with a region or a site';
comment on column saved_views.query is 'As in the query of the list; parsed at each use, because filters come and go';
comment on column saved_views.columns is 'Columns shown; null for the usual ones';
create index saved_views_shared on saved_views (list) where shared_region is not null or shared_site is not null;

-- A list names the prefectures whose rows it can hold: those of its places and, because a record may be looked after
-- or lie elsewhere than its row, the few found through the indexes below.
create index seekers_listed on seekers (prefecture, created_at desc, id desc);
create index seekers_attached on seekers (site_id, prefecture) where site_id is not null;
create index vacancies_listed on vacancies (prefecture, created_at desc, id desc);
create index vacancies_attached on vacancies (site_id, prefecture) where site_id is not null;
create index vacancies_elsewhere on vacancies (region_code text_pattern_ops, prefecture)
  where left(region_code, 4) <> prefecture;
create index vacancies_by_expiry on vacancies (prefecture, (coalesce(expires_on, '9999-12-31'::date)), id);
create index employers_listed on employers (prefecture, created_at desc, id desc);
create index employers_attached on employers (site_id, prefecture) where site_id is not null;
create index placements_listed on placements (prefecture, updated_at desc, id desc);
create index placements_attached on placements (site_id, prefecture) where site_id is not null;
create index follow_ups_attached on follow_ups (site_id, prefecture) where site_id is not null;
create index help_requests_attached on help_requests (site_id, prefecture) where site_id is not null;
create index messages_listed on messages (prefecture, created_at desc, id desc);
