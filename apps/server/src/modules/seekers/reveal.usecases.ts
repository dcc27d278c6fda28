import type { z } from 'zod';
import type { seekerRoutes } from '@yizhan/contract';
import type { WriteContext } from '../../app/context.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import { getSeekerForUpdate } from './seekers.usecases.ts';

type Body<R extends { body: z.ZodType }> = z.output<R['body']>;

/** Shows a full number to a member of staff who said why; the look is on the audit trail before the answer. */
export async function revealNumber(
  ctx: WriteContext,
  ref: Ref,
  input: Body<typeof seekerRoutes.reveal>,
): Promise<string | null> {
  const row = await getSeekerForUpdate(ctx, ref, 'seekers.reveal');
  const sealed = input.what === 'phone' ? row.phone_cipher : row.id_number_cipher;
  await ctx.audit({
    action: 'seeker.number_shown',
    entity: { kind: 'seeker', id: recordId(ref) },
    region: row.region_code,
    summary: { what: input.what, why: input.why },
  });
  return sealed === null ? null : ctx.services.cipher.decrypt(sealed);
}
