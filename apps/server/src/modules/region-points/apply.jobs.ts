import { z } from 'zod';
import { defineJob } from '../../app/jobs/jobs.ts';
import { REGIONS } from '../reference/index.ts';
import { announceHomesIn } from '../seekers/index.ts';
import { placeVacanciesAnew } from '../vacancies/index.ts';

/**
 * Applies changed points of divisions to records: vacancies with only a division get its point, and people with only a
 * division are announced to the match index. An interrupted run starts again and finds less to do.
 */
export const applyPointsJob = defineJob({
  name: 'region-points.apply',
  /** Codes of the divisions whose point changed; null for all, when a worker starts. */
  payload: z.object({ codes: z.array(z.string()).nullable().default(null) }),
  run: async (services, { codes }, signal) => {
    const regions = services.use(REGIONS);
    // The notice of the change may still be on its way to this process.
    await services.changes.drained();
    await regions.renewed();
    for (const prefecture of prefecturesOf(codes, [...regions.all()])) {
      await placeVacanciesAnew(services, prefecture, signal);
      // A starting process reads its whole index, with the current points.
      if (codes !== null) await announceHomesIn(services, prefecture, codesIn(codes, prefecture), signal);
      if (signal.aborted) return;
    }
  },
});

/** The prefectures that lie in the divisions or contain them. */
function prefecturesOf(
  codes: readonly string[] | null,
  all: ReadonlyArray<{ code: string; level: string }>,
): string[] {
  const prefectures = all.filter(({ level }) => level === 'prefecture').map(({ code }) => code);
  if (codes === null) return prefectures;
  const touched = new Set(codes.map((code) => code.slice(0, 4)));
  return prefectures.filter((code) => touched.has(code) || touched.has(code.slice(0, 2)));
}

function codesIn(codes: readonly string[], prefecture: string): string[] {
  return codes.filter((code) => code.startsWith(prefecture) || prefecture.startsWith(code));
}
