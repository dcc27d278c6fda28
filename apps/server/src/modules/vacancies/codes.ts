import { z } from 'zod';
import { shanghaiDate } from '@yizhan/domain';
import { system } from '../../app/actor.ts';
import { runWrite, type Gatherer, type WriteContext } from '../../app/context.ts';
import { byPrefecture, type Ref } from '../../app/ids.ts';
import { defineJob } from '../../app/jobs/jobs.ts';
import { makeCodes } from '../../records/codes/index.ts';
import { REGIONS } from '../reference/index.ts';
import { listPublicWithoutCode, lockWithoutCode, setShortCodes } from './codes.repository.ts';

/** Rows per transaction. */
const BATCH = 500;

/** Gives each vacancy that has none the code it carries everywhere. */
async function giveCodes(ctx: WriteContext, refs: readonly Ref[]): Promise<void> {
  const printedOn = shanghaiDate(ctx.now);
  for (const [prefecture, ids] of byPrefecture(refs)) {
    const without = await lockWithoutCode(ctx.trx, prefecture, ids);
    if (without.length === 0) continue;
    const codes = await makeCodes(
      ctx,
      without.map((id) => ({
        kind: 'vacancy',
        target: { prefecture, id },
        source: 'standing',
        printedOn,
        expiresOn: null,
      })),
    );
    const rows = without.map((id, at) => ({ id, code: codes[at] ?? '' }));
    await setShortCodes(ctx.trx, prefecture, rows);
  }
}

const GIVEN: Gatherer<Ref> = { name: 'vacancies.codes', write: giveCodes };

/** A vacancy gets its code with its first publication and keeps it. */
export const giveCode = (ctx: WriteContext, vacancy: Ref): Promise<void> => ctx.gather(GIVEN, [vacancy]);

/** Codes for vacancies that were public before there were any. An interrupted run finds less to do the next time. */
export const missingCodesJob = defineJob({
  name: 'vacancies.codes',
  // What is loaded in bulk comes without.
  schedule: '*/5 * * * *',
  payload: z.object({}).loose(),
  async run(services, _payload, signal) {
    const prefectures = [...services.use(REGIONS).all()].filter(({ level }) => level === 'prefecture');
    for (const { code: prefecture } of prefectures) {
      for (;;) {
        if (signal.aborted) return;
        const ids = await listPublicWithoutCode(services.db, prefecture, BATCH);
        if (ids.length === 0) break;
        await runWrite(services, { actor: system('codes') }, (ctx) =>
          giveCodes(
            ctx,
            ids.map((id) => ({ prefecture, id })),
          ),
        );
      }
    }
  },
});
