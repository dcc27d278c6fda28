import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composition } from '../../platform.ts';
import type { AnyBoundFlow } from '../../records/flow/bind-flow.ts';
import { createTestPlatform, type TestPlatform } from '../../test-support/platform.ts';
import { loadNetwork } from './load/load.ts';
import { loadSitesAndStaff } from './load/sites-and-staff.ts';
import { DEMO_SEED } from './index.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await createTestPlatform();
  const run = { seed: DEMO_SEED, size: 'small', base: platform.now, loaded: 0 } as const;
  await loadSitesAndStaff(platform.services, run);
  await loadNetwork(platform.services, run, new AbortController().signal, () => undefined);
});
afterAll(() => platform.stop());

/** Actions of all records under a flow, each with the previous one and the record's current state. */
async function historiesOf({ noun, table, column, shared }: AnyBoundFlow) {
  const { rows } = await sql<{
    id: string;
    move: string | null;
    from: string | null;
    to: string;
    before: string | null;
    is_last: boolean;
    status: string;
    version: number;
    version_after: number;
  }>`
    select r.id, a.move, a.from_status as from, a.to_status as to,
      lag(a.to_status) over (partition by r.id order by a.version_after, a.at, a.id) as before,
      lead(a.id) over (partition by r.id order by a.version_after, a.at, a.id) is null as is_last,
      r.${sql.ref(column)} as status, r.version, a.version_after
    from ${sql.table(table)} r
    left join record_actions a on a.record_id = r.id and a.noun = ${noun}
      and ${shared ? sql`true` : sql`a.prefecture = r.prefecture`}`.execute(platform.services.db);
  return rows;
}

describe('the demonstration network', () => {
  const flows = [...composition.flows.values()].filter(({ noun }) => noun !== 'import');

  it.each(flows.map((flow) => [flow.noun, flow] as const))(
    'tells of every %s how it came to be what it is',
    async (_noun, flow) => {
      const rows = await historiesOf(flow);
      expect(rows.length).toBeGreaterThan(0);
      const faults = rows.filter(
        ({ move, from, to, before, is_last: isLast, status, version, version_after }) => {
          if (move === null || from !== before) return true;
          if (from === null ? !(move in flow.flow.openings) : flow.flow.table[from]?.[move] !== to)
            return true;
          return isLast && (to !== status || version_after > version);
        },
      );
      expect(faults).toEqual([]);
    },
  );
});
