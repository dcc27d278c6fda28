/** Orama: kind, place, pay, occupation codes and title pairs as structured fields, our rules over its results. */
import { z } from 'zod';
import type { EmploymentKind } from '@yizhan/matching';
import type { PreparedSeeker } from '@yizhan/matching/prepared.ts';
import type { HeldRows } from './held-rows.ts';
import {
  boxOf,
  codesOf,
  isSettled,
  judgeablePoint,
  monthlyFloor,
  monthlyHigh,
  occupationScope,
} from './narrowing.ts';
import type { OccupationScope } from './narrowing.ts';
import { notInstalled, optionalModule } from './optional.ts';
import type { PeerStart, Ranked } from './peer.ts';

const NAME = 'orama';
const PACKAGE = '@orama/orama';
const BATCH = 2_000;

const SCHEMA = {
  kinds: 'enum[]',
  codes: 'enum[]',
  pairs: 'enum[]',
  anywhere: 'boolean',
  lat: 'number',
  lng: 'number',
  high: 'number',
};

interface Document {
  id: string;
  kinds: EmploymentKind[];
  codes: string[];
  pairs: number[];
  anywhere: boolean;
  lat: number;
  lng: number;
  high: number;
}

interface Found {
  hits: readonly { id: string }[];
}

interface Functions {
  create: (options: { schema: Record<string, string> }) => object;
  insertMultiple: (database: object, documents: Document[], batch: number) => unknown;
  search: (database: object, query: { where: object; limit: number }) => Found | Promise<Found>;
}

const isFunction = (value: unknown): boolean => typeof value === 'function';
const Module = z.object({
  create: z.custom<Functions['create']>(isFunction),
  insertMultiple: z.custom<Functions['insertMultiple']>(isFunction),
  search: z.custom<Functions['search']>(isFunction),
});

function whereOf(seeker: PreparedSeeker, scope: OccupationScope | null): object {
  const box = boxOf(seeker);
  const floor = monthlyFloor(seeker);
  const { kinds } = seeker.input;
  return {
    and: [
      { high: { gte: floor } },
      ...(kinds.length === 0 ? [] : [{ kinds: { containsAny: [...kinds] } }]),
      ...(box === null
        ? []
        : [
            {
              or: [
                { anywhere: true },
                { and: [{ lat: { between: box.lat } }, { lng: { between: box.lng } }] },
              ],
            },
          ]),
      ...(scope === null
        ? []
        : [{ or: [{ codes: { containsAny: scope.codes } }, { pairs: { containsAny: scope.pairs } }] }]),
    ],
  };
}

export async function oramaPeer(held: HeldRows): Promise<PeerStart> {
  const found = await optionalModule(PACKAGE);
  if (found === undefined) return { ok: false, name: NAME, why: notInstalled(PACKAGE) };
  const { create, insertMultiple, search } = Module.parse(found);
  const database = create({ schema: SCHEMA });
  await insertMultiple(
    database,
    held.rows.map((row, i): Document => {
      const point = judgeablePoint(row);
      return {
        id: String(i),
        kinds: [...new Set([row.input.kind, ...row.input.alsoKinds])],
        codes: [...new Set(row.occupations.map(({ code }) => code))],
        pairs: [...row.titlePairs],
        anywhere: point === null,
        lat: point?.lat ?? 0,
        lng: point?.lng ?? 0,
        high: monthlyHigh(row),
      };
    }),
    BATCH,
  );
  const codes = codesOf(held.rows);

  const ask = async (
    seeker: PreparedSeeker,
    scope: OccupationScope | null,
    limit: number,
  ): Promise<Ranked[]> => {
    const { hits } = await search(database, { where: whereOf(seeker, scope), limit: held.rows.length });
    return held.ranked(
      seeker,
      hits.map(({ id }) => held.row(Number(id))),
      limit,
    );
  };
  return {
    ok: true,
    peer: {
      name: NAME,
      bestVacancies: async (input, limit) => {
        const seeker = held.seeker(input);
        const scope = occupationScope(seeker, held, codes);
        if (scope !== null) {
          const list = await ask(seeker, scope, limit);
          if (isSettled(list, limit, scope)) return list;
        }
        return ask(seeker, null, limit);
      },
      close: async () => undefined,
    },
  };
}
