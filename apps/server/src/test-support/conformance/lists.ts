import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { API_PREFIX } from '@yizhan/contract';
import type { AnyBoundList } from '../../records/lists/types.ts';
import { columnTitle } from '../../records/lists/cells.ts';
import type { MainLine } from '../main-line.ts';
import type { Caller } from '../platform.ts';

const Page = z.object({
  items: z.array(z.looseObject({ id: z.string() })),
  nextCursor: z.string().nullable(),
  total: z.int().nullable(),
});
type Row = z.output<typeof Page>['items'][number];

/** As far as orders are walked, in pages of this many rows. */
const WALKED = { pages: 4, rows: 3 };

/**
 * What every list answers for, derived from its definition: each order in pages, each filter with each of its values,
 * every column in a file with a heading, nothing for staff of another prefecture.
 */
export function describeList({ list, scope }: AnyBoundList, ready: () => MainLine): void {
  const isPlaced = z.object({ kind: z.literal('place') }).safeParse(scope).success;

  describe(`the list ${list.name}`, () => {
    let caller: Caller;
    let line: MainLine;
    beforeAll(async () => {
      line = ready();
      caller = await line.platform.staff('administrator', { region: '4303' });
    });
    const read = async (by: Caller, query: object) =>
      Page.parse(await by.call(list.route, { query: { limit: 100, ...query } }));

    it.each(list.sortNames)('is walked page by page in the order %s', async (sort) => {
      const { items } = await read(caller, { sort });
      const walked: string[] = [];
      let cursor: string | null = null;
      for (let page = 0; page < WALKED.pages && (page === 0 || cursor !== null); page += 1) {
        const { items: rows, nextCursor } = await read(caller, { sort, limit: WALKED.rows, cursor });
        walked.push(...rows.map(({ id }) => id));
        cursor = nextCursor;
      }
      expect(walked).toEqual(items.slice(0, walked.length).map(({ id }) => id));
    });

    it('holds under each filter what the filter says, and nothing else', async () => {
      const all = (await read(caller, {})).items;
      for (const [filter, values] of valuesOf(list.route.query, all)) {
        for (const value of values) {
          const { items } = await read(caller, { [filter]: value });
          const others = items.filter((row) => !fits(row, filter, value));
          expect([filter, value, others.map(({ id }) => id)]).toEqual([filter, value, []]);
        }
      }
    });

    it('goes into a file with all its columns, each under a heading, for whoever may take lists along', async () => {
      const body = { format: 'csv', reason: '核对', columns: list.columnNames, query: {} } as const;
      const url = `${API_PREFIX}${list.exportRoute.path}`;
      const { body: file } = await caller.raw({ method: 'POST', url, payload: body });
      const heads = list.columnNames.map((column) => columnTitle(list, column, 'zh-CN'));
      expect(file.replace('\uFEFF', '').split('\r\n')[0]).toBe(heads.join(','));
      expect(heads.filter((head) => /^[a-z]+$/i.test(head) && head !== 'ID')).toEqual([]);
      expect(file).not.toMatch(/(^|,)[=+@]/m);
      expect((await line.clerk.refused(list.exportRoute, { body })).code).toBe('access.denied');
    });

    if (!isPlaced || list.open !== undefined) return;
    it('shows nothing of it to staff of another prefecture', async () => {
      const elsewhere = await line.platform.staff('administrator', { region: '4305' });
      const own = new Set((await read(caller, {})).items.map(({ id }) => id));
      expect((await read(elsewhere, {})).items.filter(({ id }) => own.has(id))).toEqual([]);
    });
  });
}

/** The values of each filter that has few of them, and of sites and divisions one that a row has. */
function valuesOf(query: z.ZodObject, rows: readonly Row[]): Array<[filter: string, values: string[]]> {
  const found: Array<[string, string[]]> = [];
  for (const [filter, schema] of Object.entries(query.shape)) {
    if (['cursor', 'limit', 'sort'].includes(filter)) continue;
    const values = new Set<string>([...choices(schema, 'input'), ...choices(schema, 'output')]);
    for (const row of rows) {
      const one = namedBy(row, filter);
      if (['siteId', 'region'].includes(filter) && typeof one === 'string') values.add(one);
    }
    if (values.size > 0) found.push([filter, [...values]]);
  }
  return found;
}

const Choices = z.object({ enum: z.array(z.string()) });
const Several = z.object({ items: Choices });

function choices(schema: z.core.$ZodType, io: 'input' | 'output'): string[] {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return Choices.safeParse(json).data?.enum ?? Several.safeParse(json).data?.items.enum ?? [];
}

const Site = z.looseObject({ site: z.object({ id: z.string() }) });
const Region = z.looseObject({ region: z.object({ code: z.string() }) });

/** What a row says of what a filter asks for; undefined where it says nothing. */
function namedBy(row: Row, filter: string): unknown {
  if (filter === 'siteId') return Site.safeParse(row).data?.site.id;
  if (filter === 'region') return Region.safeParse(row).data?.region.code;
  return row[filter];
}

function fits(row: Row, filter: string, value: string): boolean {
  const named = namedBy(row, filter);
  if (typeof named === 'boolean') return String(named) === value;
  if (typeof named !== 'string') return true;
  return filter === 'region' ? named.startsWith(value) : named === value;
}
