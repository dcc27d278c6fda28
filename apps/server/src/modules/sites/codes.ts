import { z } from 'zod';
import { shanghaiDate } from '@yizhan/domain';
import { system } from '../../app/actor.ts';
import { runWrite, type WriteContext } from '../../app/context.ts';
import { defineJob } from '../../app/jobs/jobs.ts';
import { makeCodes } from '../../records/codes/index.ts';
import { findSiteForUpdate, listWithoutCode, setSiteCode } from './sites.repository.ts';

/** The code that a site carries everywhere. */
export async function siteCode(ctx: WriteContext, site: { id: string; regionCode: string }): Promise<string> {
  const [code = ''] = await makeCodes(ctx, [
    {
      kind: 'site',
      target: { prefecture: site.regionCode.slice(0, 4), id: site.id },
      source: 'standing',
      printedOn: shanghaiDate(ctx.now),
      expiresOn: null,
    },
  ]);
  return code;
}

/** Codes for sites that were there before there were any. */
export const missingSiteCodesJob = defineJob({
  name: 'sites.codes',
  // What is loaded in bulk comes without.
  schedule: '*/5 * * * *',
  payload: z.object({}).loose(),
  async run(services, _payload, signal) {
    for (const id of await listWithoutCode(services.db)) {
      if (signal.aborted) return;
      await runWrite(services, { actor: system('codes') }, async (ctx) => {
        const row = await findSiteForUpdate(ctx.trx, id);
        if (row === undefined || row.short_code !== null) return;
        await setSiteCode(ctx.trx, id, await siteCode(ctx, { id, regionCode: row.region_code }));
      });
    }
  },
});
