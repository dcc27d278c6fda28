import type { InsertObject } from 'kysely';
import type { WriteContext } from '../../../app/context.ts';
import { json, type DB } from '../../../app/db/database.ts';
import { insertRows } from '../../../app/db/rows.ts';
import type { ChangeKind } from '../../../app/db/changes.ts';
import type { Ref } from '../../../app/ids.ts';
import { count, type CountInput } from '../../../records/countables/index.ts';

/** In the order that foreign keys require. */
const TABLES = [
  'employers',
  'employer_keys',
  'accounts',
  'employer_people',
  'vacancies',
  'vacancy_channels',
  'vacancy_changes',
  'seekers',
  'person_keys',
  'consents',
  'seeker_groups',
  'placements',
  'match_features',
  'record_actions',
  'interviews',
  'follow_ups',
  'proofs',
  'deadlines',
  'timeline_entries',
  'help_requests',
  'seeker_agents',
  'agent_phones',
] as const satisfies ReadonlyArray<keyof DB>;
type Table = (typeof TABLES)[number];

/** Rows of a batch, written with one insert per table instead of one per row. */
export class Rows {
  readonly #waiting = new Map<Table, object[]>();
  readonly #counts: CountInput[] = [];
  readonly #changes: Array<[ChangeKind, string, string]> = [];

  add<T extends Table>(table: T, rows: InsertObject<DB, T> | ReadonlyArray<InsertObject<DB, T>>): void {
    const known = this.#waiting.get(table) ?? [];
    known.push(...(Array.isArray(rows) ? (rows as object[]) : [rows]));
    this.#waiting.set(table, known);
  }

  count(input: CountInput): void {
    this.#counts.push(input);
  }

  changed(kind: ChangeKind, ref: Ref): void {
    this.#changes.push([kind, ref.prefecture, ref.id]);
  }

  async insert(ctx: WriteContext): Promise<void> {
    for (const table of TABLES) {
      const rows = this.#waiting.get(table);
      if (rows === undefined || rows.length === 0) continue;
      // The rows of a table were typed when they were added; the map cannot track which table they belong to.
      await insertRows(ctx.trx, table, rows as never);
    }
    await count(ctx, this.#counts);
    for (const [kind, prefecture, id] of this.#changes) await ctx.changed(kind, { prefecture, id });
  }
}

interface Entry {
  readonly party: 'seeker' | 'employer';
  readonly id: string;
  readonly entryId: string;
  readonly prefecture: string;
  readonly kind: string;
  readonly at: Date;
  readonly siteId: string | null;
  readonly placement?: string;
  readonly placementPrefecture?: string;
  readonly data?: Record<string, unknown>;
}

/** One entry of a timeline. */
export function addEntry(rows: Rows, row: Entry): void {
  rows.add('timeline_entries', {
    prefecture: row.prefecture,
    id: row.entryId,
    party_kind: row.party,
    party_id: row.id,
    kind: row.kind,
    placement_prefecture: row.placement === undefined ? null : (row.placementPrefecture ?? row.prefecture),
    placement_id: row.placement ?? null,
    site_id: row.siteId,
    data: json(row.data ?? {}),
    actor_kind: 'staff',
    actor_name: '小周',
    at: row.at,
  });
}

/** A further id derived from one, for the rows that belong to it. */
export function derived(id: string, number: number): string {
  const tail = (BigInt(`0x${id.slice(24)}`) + BigInt(number) * 1_000_003n) % (1n << 48n);
  return id.slice(0, 24) + tail.toString(16).padStart(12, '0');
}
