import type { Generated, Timestamp } from '../../app/db/types.generated.ts';

/** What a migration creates and the generated types say of a noun of the product. */
declare module '../../app/db/types.generated.ts' {
  interface DB {
    rehearsals: {
      prefecture: string;
      id: string;
      region_code: string;
      site_id: string | null;
      seeker_id: string;
      at: Timestamp;
      wish: string;
      result: string | null;
      status: 'planned' | 'held' | 'cancelled';
      version: Generated<number>;
      created_at: Timestamp;
      held_by_kind: string | null;
      held_by_id: string | null;
      held_by_name: string | null;
    };
  }
}

export const REHEARSALS_TABLE = `
  create table rehearsals (
    prefecture text not null,
    id uuid not null,
    region_code text not null,
    site_id uuid references sites (id),
    seeker_id uuid not null,
    at timestamptz not null,
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
  create index rehearsals_by_status on rehearsals (prefecture, status, at);
  create index rehearsals_by_seeker on rehearsals (prefecture, seeker_id);
`;
