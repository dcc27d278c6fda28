import type { WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { regrade } from '../countables/count.ts';
import { COMPOSITION } from '../module.ts';

/** Grades anew what a move may have proved, or taken the proof of. */
export async function regradeAfter(
  ctx: WriteContext,
  noun: string,
  ref: Ref,
  row: Readonly<Record<string, unknown>>,
): Promise<void> {
  for (const { evidence } of ctx.services.use(COMPOSITION).modules) {
    for (const watch of evidence?.watches ?? []) {
      if (watch.noun !== noun) continue;
      const ids = await watch.sources(ctx, row, ref);
      const sources = ids.map((id) => ({ prefecture: ref.prefecture, id }));
      if (sources.length > 0) await regrade(ctx, sources, watch.claims);
    }
  }
}
