import type { z } from 'zod';
import type { Erasure, ErasurePreview, personalDataRoutes } from '@yizhan/contract';
import type { WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { erase, surveyErasure } from '../../records/personal-data/index.ts';
import { getSeekerForUpdate, hasOpenPlacement } from '../seekers/index.ts';
import { NameDiffers, StillPlaced } from './personal-data.errors.ts';

/** What erasing a person would take away, and what would stay. */
export async function previewErasure(ctx: WriteContext, ref: Ref): Promise<ErasurePreview> {
  const row = await getSeekerForUpdate(ctx, ref, 'seekers.erase');
  return {
    ...counted(await surveyErasure(ctx, 'seeker', ref, row.region_code)),
    version: row.version,
    stillPlaced: await hasOpenPlacement(ctx.trx, ref),
  };
}

/**
 * Erases a person at the counter. Who was asked for what proof, and why, stands on the audit trail as codes: nothing that
 * was typed about somebody may outlast them.
 *
 * @throws NameDiffers, StillPlaced
 */
export async function eraseAtCounter(
  ctx: WriteContext,
  ref: Ref,
  input: z.output<typeof personalDataRoutes.erase.body>,
): Promise<Erasure> {
  const row = await getSeekerForUpdate(ctx, ref, 'seekers.erase', input.version);
  if (input.name !== row.name) throw NameDiffers();
  if (await hasOpenPlacement(ctx.trx, ref)) throw StillPlaced();
  const { stays } = await surveyErasure(ctx, 'seeker', ref, row.region_code);
  const goes = await erase(ctx, 'seeker', ref, row.region_code, {
    identity: input.identity,
    reason: input.reason,
  });
  return counted({ goes: goes ?? {}, stays });
}

const counted = ({ goes, stays }: Awaited<ReturnType<typeof surveyErasure>>): Erasure => ({
  goes: rowsOf(goes),
  stays: rowsOf(stays),
});
const rowsOf = (rows: Readonly<Record<string, number>>) =>
  Object.entries(rows).map(([table, count]) => ({ table, rows: count }));
