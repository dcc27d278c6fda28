import type { MyCopy } from '@yizhan/contract';
import { shanghaiInstant } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { holdingsOf } from './holdings.ts';
import { listShown } from './held-rows.repository.ts';

/** Rows of one part of a copy. */
const MOST = 1_000;

/** What the register shows of a person in their own copy, part by part; parts without rows are left out. */
export async function copyOf(ctx: AnyContext, kind: 'seeker', ref: Ref): Promise<MyCopy['parts']> {
  const parts = new Map<MyCopy['parts'][number]['part'], MyCopy['parts'][number]['rows']>();
  for (const { table, by, show } of holdingsOf(ctx.services, kind)) {
    if (show === null || by === null) continue;
    const rows = await listShown(
      ctx.db,
      { table, by, prefecture: ref.prefecture, ids: [ref.id] },
      show,
      MOST,
    );
    const shown = rows.map(({ at, kind, text, sealed }) => {
      const said = sealed === null ? '' : (show.sealed?.read(ctx.services, sealed) ?? '');
      return { at: instantOf(at), kind, text: [said, text].filter((part) => part !== '').join(' · ') };
    });
    if (shown.length > 0) parts.set(show.part, [...(parts.get(show.part) ?? []), ...shown]);
  }
  return [...parts].map(([part, rows]) => ({ part, rows }));
}

/** A day counts as its beginning in Shanghai. */
function instantOf(at: Date | string | null): string | null {
  if (at === null) return null;
  return typeof at === 'string' ? shanghaiInstant(at, '00:00').toISOString() : at.toISOString();
}
