import { shanghaiDate } from '@yizhan/domain';
import type { RoundReport } from '@yizhan/contract';
import { csvLine, csvStart } from '../../app/csv.ts';
import type { ReadContext } from '../../app/context.ts';
import { fill, type Locale } from '../../app/errors.ts';
import { COMPARED } from './rounds.labels.ts';
import { report } from './rounds.usecases.ts';

const HEADS: Readonly<Record<Locale, readonly string[]>> = {
  'zh-CN': ['项目', '指标', '全网撮合', '各看各的'],
  en: ['Part', 'Figure', 'Round', 'Plain best lists'],
};

const PARTS = {
  figure: { 'zh-CN': '公平情况', en: 'Fairness' },
  load: { 'zh-CN': '岗位数，按每个名额推荐的人数', en: 'Vacancies by people for each place' },
  standing: { 'zh-CN': '推荐条数', en: 'Recommendations' },
  certificate: { 'zh-CN': '离最好还差', en: 'Distance from the best' },
  note: { 'zh-CN': '说明', en: 'Note' },
  placed: {
    'zh-CN': '重点群体中有名额的人（有加分、没加分）',
    en: 'Priority group with a place (with bonus, without)',
  },
} as const satisfies Record<string, Record<Locale, string>>;

const NAME: Readonly<Record<Locale, string>> = { 'zh-CN': '全网撮合', en: 'Round of the network' };

/** The figures of a round as lines of a spreadsheet. @throws RoundUnknown, OutOfRegion, RoundUnsolved */
export async function reportFile(
  ctx: ReadContext,
  id: string,
): Promise<{ lines: Generator<string>; fileName: string }> {
  const found = await report(ctx, id);
  const day = (found.round.finishedAt ?? found.round.createdAt).slice(0, 10);
  return {
    lines: lines(found, ctx.locale),
    fileName: `${NAME[ctx.locale]} ${found.round.region.name} ${day}.csv`,
  };
}

function* lines(found: RoundReport, locale: Locale): Generator<string> {
  const line = (part: keyof typeof PARTS, ...cells: ReadonlyArray<string | number>): string =>
    csvLine([PARTS[part][locale], ...cells.map(String)]);
  yield csvStart(HEADS[locale]);
  if (found.comparedAt !== null)
    yield line('note', fill(COMPARED[locale], { day: shanghaiDate(new Date(found.comparedAt)) }), '', '');
  yield line('certificate', found.certificate.text, found.certificate.gap, '');
  for (const { name, round, plain } of found.figures) yield line('figure', name, round, plain);
  for (const { label, round, plain } of found.load) yield line('load', label, round, plain);
  for (const { text, recommendations } of found.standing) yield line('standing', text, recommendations, '');
  for (const { group, placed, placedWithout } of found.groups)
    yield line('placed', group, placed, placedWithout);
}
