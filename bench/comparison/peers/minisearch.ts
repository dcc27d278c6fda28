/** MiniSearch: occupation codes and title pairs as terms, our hard rules as its filter, our scores to rank. */
import { z } from 'zod';
import type { PreparedSeeker, PreparedVacancy } from '@yizhan/matching/prepared.ts';
import type { HeldRows } from './held-rows.ts';
import { codesOf, isSettled, occupationScope } from './narrowing.ts';
import { notInstalled, optionalModule } from './optional.ts';
import type { PeerStart, Ranked } from './peer.ts';

const NAME = 'minisearch';

interface Hit {
  id: number;
}

interface Search {
  addAll: (documents: readonly { id: number; terms: string }[]) => void;
  search: (query: unknown, options: { filter: (hit: Hit) => boolean }) => readonly Hit[];
}

interface SearchClass {
  new (options: Record<string, unknown>): Search;
  readonly wildcard: unknown;
}

const Module = z.object({ default: z.custom<SearchClass>((value) => typeof value === 'function') });

const termsOf = ({ occupations, titlePairs }: PreparedVacancy): string =>
  [...occupations.map(({ code }) => `o${code}`), ...titlePairs.map((pair) => `p${pair}`)].join(' ');

export async function minisearchPeer(held: HeldRows): Promise<PeerStart> {
  const found = await optionalModule(NAME);
  if (found === undefined) return { ok: false, name: NAME, why: notInstalled(NAME) };
  const { default: MiniSearch } = Module.parse(found);
  const engine = new MiniSearch({
    fields: ['terms'],
    storeFields: [],
    tokenize: (text: string) => text.split(' '),
    processTerm: (term: string) => term,
    searchOptions: { prefix: false, fuzzy: false, combineWith: 'OR' },
  });
  engine.addAll(held.rows.map((row, id) => ({ id, terms: termsOf(row) })));
  const codes = codesOf(held.rows);

  const ask = (seeker: PreparedSeeker, query: unknown, limit: number): Ranked[] => {
    const hits = engine.search(query, { filter: ({ id }) => held.allowed(seeker, held.row(id)) });
    return held.scored(
      seeker,
      hits.map(({ id }) => held.row(id)),
      limit,
    );
  };
  return {
    ok: true,
    peer: {
      name: NAME,
      bestVacancies: (input, limit) => {
        const seeker = held.seeker(input);
        const scope = occupationScope(seeker, held, codes);
        if (scope !== null) {
          const terms = [...scope.codes.map((code) => `o${code}`), ...scope.pairs.map((pair) => `p${pair}`)];
          const list = ask(seeker, terms.join(' '), limit);
          if (isSettled(list, limit, scope)) return list;
        }
        return ask(seeker, MiniSearch.wildcard, limit);
      },
      close: async () => undefined,
    },
  };
}
