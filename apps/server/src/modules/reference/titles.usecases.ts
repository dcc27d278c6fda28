import { sql } from 'kysely';
import type { z } from 'zod';
import type { referenceRoutes, UnmappedTitle } from '@yizhan/contract';
import { pinyinKeys } from '@yizhan/domain';
import { scopeOf } from '../../app/actor.ts';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { inRegions } from '../../app/db/database.ts';
import { recordId } from '../../app/ids.ts';
import { OCCUPATIONS, readOccupations } from './occupations.ts';
import { OccupationUnknown } from './reference.errors.ts';

const CLOSED = ['withdrawn', 'expired', 'filled'];

/** Titles of vacancies not yet closed that have no occupation, most frequent first. */
export async function listUnmapped(
  ctx: AnyContext,
  page: { offset: number; limit: number },
): Promise<Array<z.output<typeof UnmappedTitle>>> {
  const scope = scopeOf(ctx.actor, 'vacancies.read');
  const rows = await ctx.db
    .selectFrom('vacancies as v')
    .select(['v.title'])
    .select(sql<number>`count(*)::int`.as('n'))
    .select(sql<string>`min(v.prefecture)`.as('prefecture'))
    .select(sql<string>`(array_agg(v.id order by v.prefecture, v.id))[1]`.as('id'))
    .where('v.occupation_code', 'is', null)
    .where('v.status', 'not in', CLOSED)
    .where(inRegions('v.region_code', scope.regions))
    .groupBy('v.title')
    .orderBy('n', 'desc')
    .orderBy('v.title')
    .offset(page.offset)
    .limit(page.limit + 1)
    .execute();
  const occupations = ctx.services.use(OCCUPATIONS).current;
  return rows.map((row) => ({
    title: row.title,
    vacancies: row.n,
    suggestions: [...occupations.index.classifyTitle(row.title).alternatives].slice(0, 5),
    exampleId: recordId(row.prefecture, row.id),
  }));
}

/** Maps every unmapped vacancy of this title within the caller's regions; returns how many. */
export async function mapTitle(
  ctx: WriteContext,
  input: z.output<typeof referenceRoutes.mapTitle.body>,
): Promise<number> {
  const holder = ctx.services.use(OCCUPATIONS);
  if (holder.current.index.find(input.code) === undefined) throw OccupationUnknown();
  const scope = scopeOf(ctx.actor, 'vacancies.review');
  const mapped = await ctx.trx
    .updateTable('vacancies')
    .set({
      occupation_code: input.code,
      occupation_confidence: 1,
      version: sql`version + 1`,
      updated_at: ctx.now,
    })
    .where('title', '=', input.title)
    .where('occupation_code', 'is', null)
    .where('status', 'not in', CLOSED)
    .where(inRegions('region_code', scope.regions))
    .returning(['prefecture', 'id'])
    .execute();
  if (input.keepAsSynonym) {
    await ctx.trx
      .insertInto('occupation_aliases')
      .values({
        alias: input.title,
        code: input.code,
        kind: 'bare',
        source: 'staff',
        initials: pinyinKeys(input.title).initials,
      })
      .onConflict((conflict) => conflict.columns(['alias', 'code']).doNothing())
      .execute();
    holder.current = await readOccupations(ctx.trx);
    await ctx.changed('occupation', { prefecture: '', id: input.code });
  }
  for (const ref of mapped) await ctx.changed('vacancy', ref);
  await ctx.audit({
    action: 'occupation.title_mapped',
    entity: { kind: 'occupation', id: input.code },
    region: scope.regions[0] ?? null,
    summary: { title: input.title, vacancies: mapped.length },
  });
  return mapped.length;
}
