import type { Generated, Timestamp } from '../../app/db/types.generated.ts';

/** What the generated types say of the table of a noun of the product. */
declare module '../../app/db/types.generated.ts' {
  interface DB {
    rehearsals: {
      prefecture: string;
      id: string;
      region_code: string;
      site_id: string | null;
      seeker_id: string;
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
