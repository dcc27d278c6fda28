import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import type { Services } from '../../app/services.ts';
import { listHomesByDivision } from './seekers.repository.ts';

/** Notices per transaction. */
const BATCH = 500;

/** Announces to the match index the people in some divisions of whom only the division is known. Returns how many. */
export async function announceHomesIn(
  services: Services,
  prefecture: string,
  codes: readonly string[],
  signal?: AbortSignal,
): Promise<number> {
  let told = 0;
  let after: string | null = null;
  while (signal?.aborted !== true) {
    const ids: string[] = await listHomesByDivision(services.db, prefecture, codes, after, BATCH);
    if (ids.length > 0) {
      await runWrite(services, { actor: system('region-points') }, (ctx) =>
        services.changes.announceAll(
          ctx.trx,
          ids.map((id) => ({ kind: 'seeker', ref: { prefecture, id } })),
        ),
      );
    }
    told += ids.length;
    after = ids.at(-1) ?? null;
    if (ids.length < BATCH) break;
  }
  return told;
}
