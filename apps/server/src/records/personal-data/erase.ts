import type { WriteContext } from '../../app/context.ts';
import { byPrefecture, recordId, type Ref } from '../../app/ids.ts';
import { regradePerson } from '../countables/index.ts';
import { emit } from '../events/emit.ts';
import { bulk } from '../flow/bulk.ts';
import { holdingsOf } from './holdings.ts';
import { blankHeld, countHeld, deleteHeld, listHeldIds } from './held-rows.repository.ts';
import { PARTIES } from './parties.ts';
import type { HeldColumn, Holding, Party } from './types.ts';

/** Rows that were blanked or deleted, by table. */
type Erased = Readonly<Record<string, number>>;

/**
 * Erases a person, or a private person who employs: everything the register lists about them, about records merged into
 * theirs, about their accounts, and about them in the histories of others. What happened remains as anonymous counts.
 *
 * @param summary codes for the audit trail, which nothing is taken out of: never words
 * @returns null where there is nobody to erase
 */
export async function erase(
  ctx: WriteContext,
  kind: Party['kind'],
  ref: Ref,
  region: string,
  summary: Readonly<Record<string, string>> = {},
): Promise<Erased | null> {
  const located = await ctx.services.use(PARTIES[kind])(ctx, ref);
  if (located === undefined) return null;
  await emit(ctx, `${kind}.erased`, ref, {});
  const holdings = holdingsOf(ctx.services, kind);
  const party: Party = { ...located, kind, records: await recordsOf(ctx, { ...located, kind }, holdings) };
  const erased: Record<string, number> = {};
  for (const holding of holdings) {
    const rows = await eraseRows(ctx, party, holding);
    if (rows > 0) erased[holding.table] = (erased[holding.table] ?? 0) + rows;
  }
  // What can no longer be shown proves nothing.
  if (kind === 'seeker') await regradePerson(ctx, ref);
  await ctx.audit({
    action: `${kind}.erased`,
    entity: { kind, id: recordId(ref) },
    region,
    summary: { ...summary, rows: Object.values(erased).reduce((sum, rows) => sum + rows, 0) },
  });
  for (const id of located.ids) await ctx.changed(kind, { prefecture: ref.prefecture, id });
  return erased;
}

/**
 * What erasing a party would take away, and rows that would stay: the very same steps, undone. Only rows that lead to the
 * party by themselves can be counted among those that stay.
 */
export async function surveyErasure(
  ctx: WriteContext,
  kind: Party['kind'],
  ref: Ref,
  region: string,
): Promise<{ goes: Erased; stays: Erased }> {
  const [outcome] = await bulk(ctx, [ref], { preview: true }, (inner) => erase(inner, kind, ref, region));
  if (outcome?.ok === false) throw outcome.error;
  const located = await ctx.services.use(PARTIES[kind])(ctx, ref);
  const stays: Record<string, number> = {};
  for (const { table, by, erase: how } of holdingsOf(ctx.services, kind)) {
    if (typeof how !== 'object' || by === null || located === undefined) continue;
    const rows = await countHeld(ctx.trx, { table, by, prefecture: ref.prefecture, ids: located.ids });
    if (rows > 0) stays[table] = (stays[table] ?? 0) + rows;
  }
  return { goes: outcome?.result ?? {}, stays };
}

/** All records that are about a party, without duplicates. */
async function recordsOf(
  ctx: WriteContext,
  party: Omit<Party, 'records'>,
  holdings: readonly Holding[],
): Promise<Ref[]> {
  const { prefecture } = party.ref;
  const records = party.ids.map((id) => ({ prefecture, id }));
  for (const { table, by, records: how } of holdings) {
    if (how === false) continue;
    if (by !== null) {
      const ids = await listHeldIds(ctx.trx, { table, by, prefecture, ids: party.ids });
      records.push(...ids.map((id) => ({ prefecture, id })));
    }
    if (typeof how === 'function') records.push(...(await how(ctx, party)));
  }
  return byPrefecture(records).flatMap(([there, ids]) => ids.map((id) => ({ prefecture: there, id })));
}

async function eraseRows(ctx: WriteContext, party: Party, holding: Holding): Promise<number> {
  const { table, by, erase: how } = holding;
  if (typeof how === 'function') return how(ctx, party);
  if (typeof how === 'object') return 0;
  if (by === null) throw new Error(`Nothing says how rows of ${table} are found`);
  const rows = { table, by, prefecture: party.ref.prefecture, ids: party.ids };
  return how === 'delete'
    ? deleteHeld(ctx.trx, rows)
    : blankHeld(ctx.trx, rows, { ...blanks(holding.columns), ...holding.also(ctx) }, holding.stamps);
}

/** The value of each column after erasure. */
function blanks(columns: Readonly<Record<string, HeldColumn>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(columns)
      .filter(([, column]) => says(column) !== 'whose')
      .map(([name, column]) => [name, typeof column === 'string' ? undefined : column.blank]),
  );
}

function says(column: HeldColumn) {
  return typeof column === 'string' ? column : column.says;
}
