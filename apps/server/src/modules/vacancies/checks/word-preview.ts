import type { z } from 'zod';
import type { checkWordRoutes, WordPreview } from '@yizhan/contract';
import { checkVacancy, normalWord, VACANCY_RULES, type CheckContext, type CheckWord } from '@yizhan/domain';
import type { AnyContext } from '../../../app/context.ts';
import { recordId } from '../../../app/ids.ts';
import { checkWordsAt } from '../../check-words/index.ts';
import { REGIONS } from '../../reference/index.ts';
import { vacancyPolicy } from '../vacancies.policy.ts';
import { listContaining, type ContainingRow } from './checks.repository.ts';

/** Adverts looked at; a word that more of them contain is no word to add. */
const MOST_SEEN = 2_000;
const MOST_SHOWN = 20;

/**
 * Which published adverts of a division a word would find anew, or no longer find. Only those that contain it can change.
 *
 * @throws RegionUnknown, OutOfRegion
 */
export async function previewWord(
  ctx: AnyContext,
  { region, check, word: typed, effect }: z.output<(typeof checkWordRoutes.preview)['query']>,
): Promise<WordPreview> {
  const regions = ctx.services.use(REGIONS);
  if (region !== '') regions.get(region);
  vacancyPolicy.authorise(ctx.actor, 'vacancies.review', {
    prefecture: region.slice(0, 4),
    region_code: region,
    employer_region: region,
    site_id: null,
  });
  const word = normalWord(typed);
  const rows = await listContaining(ctx.db, regions.prefecturesIn(region.slice(0, 4)), {
    region,
    word,
    limit: MOST_SEEN + 1,
  });
  const words = await checkWordsAt(ctx.db, region);
  const seen = rows.slice(0, MOST_SEEN);
  const changed = seen.flatMap((row) => {
    const before = quoteIn(row, check, words);
    const after = quoteIn(row, check, [...words, { check, word, effect }]);
    return before === after ? [] : [{ row, quote: (effect === 'find' ? after : before) ?? word }];
  });
  return {
    seen: seen.length,
    more: rows.length > MOST_SEEN,
    changed: changed.length,
    examples: changed
      .slice(0, MOST_SHOWN)
      .map(({ row, quote }) => ({ id: recordId(row), title: row.title, employer: row.employer, quote })),
  };
}

/** What the check quotes from the advert, given these words; undefined where it finds nothing. */
function quoteIn(row: ContainingRow, check: string, words: readonly CheckWord[]): string | undefined {
  const rules = VACANCY_RULES.filter(({ code }) => code === check);
  const [finding] = checkVacancy(
    {
      id: null,
      kind: 'full_time',
      title: row.title,
      description: row.description,
      pay: null,
      regionCode: row.region_code,
      address: '',
      lng: null,
      lat: null,
      occupationCode: null,
      education: null,
      employerId: null,
    },
    // A check that goes by words looks at nothing else.
    { today: '', minimumWage: null, employer: null, candidates: [], words } satisfies CheckContext,
    rules,
  );
  return finding === undefined ? undefined : String(finding.params['quote'] ?? '');
}
