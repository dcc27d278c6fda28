import { OccupationIndex, type OccupationEntry } from '@yizhan/domain';
import type { OccupationRef } from '@yizhan/contract';
import type { Reader } from '../../app/db/database.ts';
import { SEARCH } from '../../app/search/index.ts';
import { serviceKey, type Services } from '../../app/services.ts';
import { readRegions, REGIONS } from './regions.ts';
import { openSearch } from './search.ts';

/** The classification in memory, with shipped and staff-made synonyms: for mapping titles and showing names. */
export class Occupations {
  readonly index: OccupationIndex;

  constructor(entries: readonly OccupationEntry[]) {
    this.index = new OccupationIndex(entries);
  }

  /** Code and name to show; null stays null. */
  ref(code: string | null): OccupationRef | null {
    return code === null ? null : { code, name: this.index.find(code)?.name ?? code };
  }

  /** The occupation a title means, or null below the threshold. */
  codeOf(title: string): string | null {
    return this.index.classifyTitle(title).code;
  }
}

/** Holds the current index; a reload after an import or a new synonym swaps it. */
export interface OccupationsHolder {
  current: Occupations;
}

export const OCCUPATIONS = serviceKey<OccupationsHolder>('occupations');

export async function readOccupations(db: Reader): Promise<Occupations> {
  const leaves = await db
    .selectFrom('occupations')
    .select(['code', 'name'])
    .where('level', '=', 'leaf')
    .orderBy('code')
    .execute();
  const aliases = await db
    .selectFrom('occupation_aliases')
    .select(['alias', 'code', 'kind'])
    .orderBy('code')
    .orderBy('alias')
    .execute();
  const byCode = new Map<string, { synonyms: string[]; approximate: string[]; bareOnly: string[] }>();
  for (const { alias, code, kind } of aliases) {
    const names = byCode.get(code) ?? { synonyms: [], approximate: [], bareOnly: [] };
    (kind === 'synonym' ? names.synonyms : kind === 'approximate' ? names.approximate : names.bareOnly).push(
      alias,
    );
    byCode.set(code, names);
  }
  return new Occupations(
    leaves.map(({ code, name }) => ({
      code,
      name,
      ...(byCode.get(code) ?? { synonyms: [], approximate: [], bareOnly: [] }),
    })),
  );
}

/** Takes over synonyms and classifications that another process stored; returns how to stop. */
export function keepOccupations(services: Services): () => void {
  return services.changes.listen((change) => {
    if (change.kind !== 'occupation' && change.kind !== 'lost') return;
    readOccupations(services.db).then(
      (occupations) => {
        services.use(OCCUPATIONS).current = occupations;
      },
      (error: unknown) => services.log.error({ err: error }, 'The occupations could not be read again'),
    );
  });
}

/** Reads divisions and occupations into memory, and makes the Chinese search that knows them. */
export async function offerReference(services: Services): Promise<void> {
  const regions = await readRegions(services.db);
  const occupations: OccupationsHolder = { current: await readOccupations(services.db) };
  services.offer(REGIONS, regions);
  services.offer(OCCUPATIONS, occupations);
  services.offer(SEARCH, openSearch(regions, occupations));
}
