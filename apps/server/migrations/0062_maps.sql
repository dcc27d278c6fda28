-- Boundaries of divisions that a bureau loads, and the base map it uses.

create table boundary_loads (
  id uuid not null constraint boundary_loads_pkey primary key,
  region_code text not null,
  source text not null,
  source_date date,
  licence text not null,
  approval_number text not null,
  system text not null constraint boundary_loads_system_is_known check (system in ('CGCS2000', 'WGS-84', 'GCJ-02', 'BD-09')),
  divisions integer not null,
  loaded_by_kind text not null,
  loaded_by_id text,
  loaded_by_name text not null default '',
  loaded_at timestamptz not null,
  withdrawn_by_kind text,
  withdrawn_by_id text,
  withdrawn_by_name text,
  withdrawn_at timestamptz,
  constraint boundary_loads_say_by_what_right check (licence <> '' or approval_number <> '')
);
comment on table boundary_loads is 'Files of boundaries taken in; of each division the newest that was not withdrawn counts';
comment on column boundary_loads.region_code is 'The division that contains all of the file''s; empty for several provinces';
comment on column boundary_loads.system is 'Coordinate system of the file; shapes are stored in WGS-84';

create table boundary_shapes (
  region_code text not null,
  load_id uuid not null constraint boundary_shapes_of_a_load references boundary_loads (id),
  shape jsonb not null,
  constraint boundary_shapes_pkey primary key (region_code, load_id)
);
comment on table boundary_shapes is 'Simplified MultiPolygon coordinates of a division, WGS-84';

create table base_maps (
  id uuid not null constraint base_maps_pkey primary key,
  url_template text not null,
  key_sealed bytea,
  attribution text not null,
  approval_number text not null,
  system text not null constraint base_maps_system_is_known check (system in ('CGCS2000', 'WGS-84', 'GCJ-02')),
  max_zoom integer not null,
  source text not null,
  set_by_kind text not null,
  set_by_id text,
  set_by_name text not null default '',
  set_at timestamptz not null,
  ended_by_kind text,
  ended_by_id text,
  ended_by_name text,
  ended_at timestamptz
);
comment on table base_maps is 'Tiles behind the maps: the one in use has no end, the others are what was used before';
comment on column base_maps.key_sealed is 'The bureau''s key with whoever serves the tiles';
create unique index base_maps_one_in_use on base_maps ((ended_at is null)) where ended_at is null;
