import { referenceRoutes as routes, type Occupation, type Region } from '@yizhan/contract';
import { isWithin, occupationLevelOf, parsePay, resolveAddress } from '@yizhan/domain';
import type { ReadContext } from '../../app/context.ts';
import type { Binder } from '../../app/http/bind.ts';
import { importClassification } from './classification.usecases.ts';
import { listMatchingOccupations } from './occupations.repository.ts';
import { OCCUPATIONS } from './occupations.ts';
import { ClassificationUnreadable } from './reference.errors.ts';
import { REGIONS, type RegionEntry, type Regions } from './regions.ts';

export function referenceRoutes(bind: Binder): void {
  bind.route(routes.listRegions, async (ctx, { query }) => {
    const regions = ctx.services.use(REGIONS);
    const found =
      query.q === undefined ? childrenOf(regions, query.parent ?? null) : findRegions(regions, query.q);
    const items = found
      .filter((entry) => query.within === undefined || isWithin(entry.code, query.within))
      .slice(0, query.limit)
      .map((entry) => regionView(regions, entry));
    return { items };
  });

  bind.route(routes.resolveAddress, async (ctx, { query }) => {
    const regions = ctx.services.use(REGIONS);
    const result = resolveAddress(
      regions.index,
      query.text,
      query.near === undefined ? {} : { hintRegion: query.near },
    );
    const entry = result.region === null ? undefined : regions.find(result.region);
    return { region: entry === undefined ? null : regionView(regions, entry), confidence: result.confidence };
  });

  bind.route(routes.searchOccupations, async (ctx, { query }) => ({
    items: await searchOccupations(ctx, query),
  }));

  bind.route(routes.classifyTitle, async (ctx, { query }) => {
    const occupations = ctx.services.use(OCCUPATIONS);
    await occupations.waitUntilCurrent();
    const result = occupations.current.index.classifyTitle(
      query.title,
      query.description === undefined ? {} : { description: query.description },
    );
    return {
      code: result.code,
      name: result.name,
      confidence: result.confidence,
      alternatives: result.alternatives
        .slice(0, 5)
        .map(({ code, name, confidence }) => ({ code, name, confidence })),
    };
  });

  bind.route(routes.parsePay, async (_ctx, { query }) => ({ pay: parsePay(query.text) }));

  bind.route(routes.importClassification, async (ctx, _input, { file }) => {
    if (file === null) throw ClassificationUnreadable();
    return importClassification(ctx, file.content);
  });
}

function childrenOf(regions: Regions, parent: string | null): RegionEntry[] {
  return [...regions.all()].filter((entry) => entry.parent === parent);
}

/** By name, pinyin, initials or code; larger divisions first, then exact names. */
function findRegions(regions: Regions, text: string): RegionEntry[] {
  const q = text.trim().toLowerCase();
  if (q === '') return [];
  const rank = (entry: RegionEntry): number | null => {
    if (entry.name === q || entry.code === q) return 0;
    if (entry.name.startsWith(q)) return 1;
    if (entry.initials === q || entry.pinyin === q) return 2;
    if (entry.code.startsWith(q) && /^\d{2,}$/.test(q)) return 3;
    if (q.length > 1 && (entry.pinyin.startsWith(q) || entry.initials.startsWith(q))) return 4;
    if (q.length > 1 && entry.fullName.includes(q)) return 5;
    return null;
  };
  return [...regions.all()]
    .flatMap((entry) => {
      const score = rank(entry);
      return score === null ? [] : [{ entry, score }];
    })
    .sort(
      (a, b) =>
        a.score - b.score ||
        a.entry.code.length - b.entry.code.length ||
        (a.entry.code < b.entry.code ? -1 : 1),
    )
    .map(({ entry }) => entry);
}

function regionView(regions: Regions, entry: RegionEntry): Region {
  return {
    code: entry.code,
    name: entry.name,
    fullName: entry.fullName,
    level: entry.level as Region['level'],
    parent: entry.parent,
    // A fall-back point must not be taken for a real location.
    lng: entry.pointPrecision === 'fallback' ? null : entry.lng,
    lat: entry.pointPrecision === 'fallback' ? null : entry.lat,
    hasChildren: regions.index.children(entry.code).length > 0,
  };
}

async function searchOccupations(
  ctx: ReadContext,
  query: { q?: string | undefined; parent?: string | undefined; limit: number },
): Promise<Occupation[]> {
  const q = (query.q ?? '').trim().toLowerCase();
  const rows = await listMatchingOccupations(ctx.db, { q, parent: query.parent, limit: query.limit });
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    level: occupationLevelOf(row.code) ?? 'leaf',
    parent: row.parent_code,
    definition: row.definition,
    synonyms: row.synonyms ?? [],
  }));
}
