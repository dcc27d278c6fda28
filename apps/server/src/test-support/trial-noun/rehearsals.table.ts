import '../trial-world/types.ts';

/** What a migration creates for a noun of the product. */
export const REHEARSALS_TABLE = `
  create table rehearsals (
    prefecture text not null,
    id uuid not null,
    region_code text not null,
    site_id uuid references sites (id),
    seeker_id uuid not null,
    wish text not null,
    result text,
    status text not null check (status in ('planned', 'held', 'cancelled')),
    version integer not null default 1,
    created_at timestamptz not null,
    held_by_kind text,
    held_by_id uuid,
    held_by_name text,
    primary key (prefecture, id)
  );
  create index rehearsals_by_status on rehearsals (prefecture, status);
  create index rehearsals_by_seeker on rehearsals (prefecture, seeker_id);
`;
