import { PREFECTURES } from '../../records/lists/scope.sql.ts';
import { OccupationIndex, type OccupationEntry } from '@yizhan/domain';
import type { OccupationRef } from '@yizhan/contract';
import type { Reader } from '../../app/db/database.ts';
import { SEARCH } from '../../app/search/index.ts';
import { serviceKey, type Services } from '../../app/services.ts';
import { listAliases, listLeaves } from './occupations.repository.ts';
import { readRegions, REGIONS } from './regions.ts';
import { openSearch } from './search.ts';

/** The classification in memory, with shipped and staff-made synonyms: for mapping titles and showing names. */
export class Occupations {
  readonly index: OccupationIndex;

  constructor(entries: readonly OccupationEntry[]) {
    this.index = new OccupationIndex(entries);
  }

  /** Code and name for display; null stays null. */
  ref(code: string | null): OccupationRef | null {
    return code === null ? null : { code, name: this.index.find(code)?.name ?? code };
  }

  /** The occupation a title means, or null below the threshold. */
  codeOf(title: string): string | null {
    return this.index.classifyTitle(title).code;
  }
}

/** The occupations currently loaded in this process. */
export interface OccupationsHolder {
  readonly current: Occupations;
  /** Resolves when synonyms and classifications committed before the call are loaded. */
  waitUntilCurrent(): Promise<void>;
}

export const OCCUPATIONS = serviceKey<OccupationsHolder>('occupations');
const LIVE = serviceKey<LiveOccupations>('live occupations');

/** Reloads the occupations whenever a process has committed changes, one reload after the other. */
class LiveOccupations implements OccupationsHolder {
  current: Occupations;
  readonly #services: Services;
  #reading: Promise<void> = Promise.resolve();

  constructor(services: Services, current: Occupations) {
    this.#services = services;
    this.current = current;
  }

  /** Returns a function that stops it. */
  follow(): () => void {
    return this.#services.changes.listen((change) => {
      if (change.kind === 'occupation' || change.kind === 'lost') {
        this.#reading = this.#reading.then(() => this.#read());
      }
    });
  }

  async waitUntilCurrent(): Promise<void> {
    await this.#services.changes.drained();
    await this.#reading;
  }

  async #read(): Promise<void> {
    try {
      this.current = await readOccupations(this.#services.db);
    } catch (error) {
      this.#services.log.error({ err: error }, 'The occupations could not be read again');
    }
  }
}

async function readOccupations(db: Reader): Promise<Occupations> {
  const byCode = new Map<string, { synonyms: string[]; approximate: string[]; bareOnly: string[] }>();
  for (const { alias, code, kind } of await listAliases(db)) {
    const names = byCode.get(code) ?? { synonyms: [], approximate: [], bareOnly: [] };
    (kind === 'synonym' ? names.synonyms : kind === 'approximate' ? names.approximate : names.bareOnly).push(
      alias,
    );
    byCode.set(code, names);
  }
  return new Occupations(
    (await listLeaves(db)).map(({ code, name }) => ({
      code,
      name,
      ...(byCode.get(code) ?? { synonyms: [], approximate: [], bareOnly: [] }),
    })),
  );
}

/** Reads divisions and occupations into memory, and creates the Chinese search that uses them. */
export async function offerReference(services: Services): Promise<void> {
  const regions = await readRegions(services.db);
  const occupations = new LiveOccupations(services, await readOccupations(services.db));
  services.offer(REGIONS, regions);
  services.offer(PREFECTURES, (prefix) => regions.prefecturesIn(prefix));
  services.offer(OCCUPATIONS, occupations);
  services.offer(LIVE, occupations);
  services.offer(SEARCH, openSearch(regions, occupations));
}

/** Applies synonyms and classifications that any process stores; returns a function that stops it. */
export function keepOccupations(services: Services): () => void {
  return services.use(LIVE).follow();
}
