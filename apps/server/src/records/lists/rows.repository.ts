import { sql, type Expression, type SelectQueryBuilder, type SqlBool } from 'kysely';
import { z } from 'zod';
import { decodeCursor } from '../../app/db/cursor.ts';
import type { Reader } from '../../app/db/database.ts';
import type { Narrowing, SortKey } from './source.ts';
import type { Scoped } from './scope.sql.ts';

/** Counting stops here: a larger number is of no use and costs more than the page. */
export const MOST_COUNTED = 10_000;

/** A fully resolved request for rows of a list. */
export interface ListRequest<D, T extends keyof D> {
  readonly from: (db: Reader) => SelectQueryBuilder<D, T, object>;
  readonly key: { readonly prefecture: string | null; readonly id: string };
  readonly scoped: Scoped;
  readonly narrowings: ReadonlyArray<Narrowing<D, T>>;
  readonly order: {
    readonly by: Expression<unknown> | string;
    readonly type: SortKey['type'];
    readonly name: string;
    readonly descending: boolean;
  };
}

/** A row's key, and its values in the cursor. */
export interface ListKey {
  readonly prefecture: string;
  readonly id: string;
  readonly at: string;
}

/** The required form of a sort value's text; the database would refuse the statement otherwise. */
const VALUES: Readonly<Record<SortKey['type'], z.ZodType<string>>> = {
  timestamptz: z.string().regex(/^infinity$|^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/),
  date: z.iso.date(),
  text: z.string().max(200),
  integer: z.string().regex(/^-?\d{1,9}$/),
  float8: z.string().regex(/^Infinity$|^-?\d{1,17}(\.\d{1,17})?(e[+-]\d{1,3})?$/),
};

/** The keys of a page in the requested order. @throws CursorInvalid */
export async function readKeys<D, T extends keyof D>(
  db: Reader,
  request: ListRequest<D, T>,
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<ListKey[]> {
  return keysQuery(db, request, page).execute();
}

export function keysQuery<D, T extends keyof D>(
  db: Reader,
  request: ListRequest<D, T>,
  page: { readonly cursor?: string | undefined; readonly limit: number },
) {
  const { key, order } = request;
  const type = sql.raw(order.type);
  const after = decodeCursor(page.cursor, z.tuple([z.literal(order.name), VALUES[order.type], z.uuid()]));
  const by = typeof order.by === 'string' ? sql.ref(order.by) : order.by;
  const id = sql.ref(key.id);
  const direction = order.descending ? sql`desc` : sql`asc`;
  return narrowed(db, request)
    .select([
      key.prefecture === null
        ? sql<string>`''`.as('prefecture')
        : sql<string>`${sql.ref(key.prefecture)}`.as('prefecture'),
      sql<string>`${id}::text`.as('id'),
      sql<string>`(${by})::text`.as('at'),
    ])
    .$if(after !== null, (query) =>
      query.where(
        sql<SqlBool>`(${by}, ${id}) ${order.descending ? sql`<` : sql`>`} (${after?.[1]}::${type}, ${after?.[2]}::uuid)`,
      ),
    )
    .orderBy(sql`${by} ${direction}`)
    .orderBy(sql`${id} ${direction}`)
    .limit(page.limit)
    .$castTo<ListKey>();
}

/** How many rows there are; counting stops at one more than `most`. */
export async function countRows<D, T extends keyof D>(
  db: Reader,
  request: ListRequest<D, T>,
  most: number,
): Promise<number> {
  const some = narrowed(db, request)
    .select(sql`1`.as('one'))
    .limit(most + 1);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from (${some}) as matching`.execute(db);
  return rows[0]?.n ?? 0;
}

function narrowed<D, T extends keyof D>(
  db: Reader,
  { from, key, scoped, narrowings }: ListRequest<D, T>,
): SelectQueryBuilder<D, T, object> {
  let query = from(db).where(scoped.where);
  if (key.prefecture !== null && scoped.prefectures !== null) {
    const prefecture = sql.ref(key.prefecture);
    const [only = ''] = scoped.prefectures;
    query = query.where(
      scoped.prefectures.length < 2
        ? sql<SqlBool>`${prefecture} = ${only}`
        : sql<SqlBool>`${prefecture} in (${sql.join(scoped.prefectures)})`,
    );
  }
  for (const narrowing of narrowings) query = query.where(narrowing);
  return query;
}
