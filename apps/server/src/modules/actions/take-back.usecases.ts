import type { WriteContext } from '../../app/context.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import { bulk } from '../../records/flow/bulk.ts';
import { takeBack } from '../../records/flow/take-back.ts';

/** Takes one move back; the record has its own audit row in addition to this one. @throws what `takeBack` throws */
export async function takeBackOne(ctx: WriteContext, action: Ref) {
  const { noun, record, move, region } = await takeBack(ctx, action);
  await ctx.audit({
    action: 'action.taken_back',
    entity: { kind: 'action', id: recordId(action) },
    region,
    summary: { noun, move },
  });
  return { noun, recordId: recordId(record), move };
}

/** Takes several back; each gives its own result. */
export async function takeBackMany(ctx: WriteContext, actions: readonly Ref[]) {
  const outcomes = await bulk(ctx, actions, { preview: false }, takeBackOne);
  const refused = outcomes.filter(({ ok }) => !ok).length;
  await ctx.audit({
    action: 'action.taken_back',
    summary: { takenBack: outcomes.length - refused, refused },
  });
  return outcomes.map((outcome) => ({
    id: recordId(outcome.ref),
    ok: outcome.ok,
    reason: outcome.ok ? null : outcome.error.text[ctx.locale],
  }));
}
