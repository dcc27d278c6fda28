import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { routes } from '@yizhan/contract';
import { grantsAllow, STAFF_ROLES, type Grant } from '@yizhan/domain';
import type { Actor } from '../../app/actor.ts';
import { readContext } from '../../app/context.ts';
import { fromShortId, newId, shortId } from '../../app/ids.ts';
import { seekerList } from '../../modules/seekers/index.ts';
import { person } from '../../test-support/people.ts';
import { createTestPlatform, type TestPlatform } from '../../test-support/platform.ts';
import { siteInput } from '../../test-support/records.ts';

/** Counties of two prefectures, and one of another province. */
const COUNTIES = ['430304', '430302', '430102', '440103'];

let platform: TestPlatform;
/** Two sites: of 岳塘区 and of another prefecture. */
let sites: string[];
let people: ReadonlyArray<{ id: string; region: string; siteId: string | null }>;
beforeAll(async () => {
  platform = await createTestPlatform();
  const administrator = await platform.staff('administrator', { region: '' });
  const near = await administrator.call(routes.sites.create, { body: siteInput() });
  const far = await administrator.call(routes.sites.create, {
    body: siteInput({ name: '芙蓉区文艺路就业驿站', regionCode: '430102001' }),
  });
  sites = [near, far].map(({ id }) => fromShortId(id));
  const first = await person(administrator, { name: '王小明', phone: '13800010001' });
  const { db } = platform.services;
  const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
    where table_name = 'seekers' and is_generated = 'NEVER'`.execute(db);
  const places = COUNTIES.flatMap((region) =>
    [null, ...sites].map((siteId) => ({ id: newId(), region, siteId })),
  );
  for (const { id, region, siteId } of places) {
    const given = new Map<string, unknown>([
      ['id', id],
      ['prefecture', region.slice(0, 4)],
      ['region_code', region],
      ['site_id', siteId],
    ]);
    const values = rows.map(({ name }) => (given.has(name) ? sql`${given.get(name)}` : sql.ref(name)));
    await sql`insert into seekers (${sql.join(rows.map(({ name }) => sql.ref(name)))})
      select ${sql.join(values)} from seekers where id = ${fromShortId(first.id.slice(5))}`.execute(db);
  }
  await sql`delete from seekers where id = ${fromShortId(first.id.slice(5))}`
    .execute(db)
    .catch(() => undefined);
  const left = await db.selectFrom('seekers').select(['id', 'region_code', 'site_id']).execute();
  people = left.map((row) => ({ id: row.id, region: row.region_code, siteId: row.site_id }));
});
afterAll(() => platform.stop());

const Row = z.object({ id: z.string() });

describe('the scope of a list', () => {
  it('holds exactly those whom the rights reach, whatever somebody’s grants', async () => {
    const region = fc.constantFrom('', '43', '44', '4303', '4301', ...COUNTIES);
    const grant = fc.record({
      role: fc.constantFrom(...STAFF_ROLES),
      region,
      site: fc.constantFrom<number | null>(null, null, 0, 1),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(grant, { maxLength: 3 }), async (drawn) => {
        const grants: Grant[] = drawn.map(({ role, region: code, site }) =>
          site === null
            ? { role, region: code, siteId: null }
            : { role, region: site === 0 ? '430304' : '430102', siteId: sites[site] ?? null },
        );
        const actor: Actor = { kind: 'staff', staffId: newId(), login: 'x', name: 'x', grants };
        const ctx = readContext(platform.services, { actor });
        const { items } = await seekerList.page(ctx, { limit: 100 });
        const found = z
          .array(Row)
          .parse(items)
          .map(({ id }) => id.slice(5));
        const reached = people.filter((one) =>
          grantsAllow(grants, 'seekers.read', { region: one.region, siteId: one.siteId }),
        );
        expect(found.sort()).toEqual(reached.map(({ id }) => shortId(id)).sort());
      }),
      { numRuns: 60, seed: 43 },
    );
  });
});
