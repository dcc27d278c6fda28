/**
 * Measures the matching engine against graded pairs, together with its baselines, in one run:
 *   npm run eval:matching -- --profiles F --judgements F --vacancies F… [--centroids F] [--json] [--detail ID] [--read]
 * docs/matching-quality.md describes the report. Exit code 2: wrong arguments; 1: a file that cannot be used.
 * Everything is ranked inside each profile's judged pool; a second pass covers all vacancies of the person's prefecture
 * and reports how many of the first ten have not been judged.
 */
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { explain, nearestWish } from '@yizhan/matching';
import { Bm25 } from './matching/bm25.ts';
import { BadFileError } from './matching/files.ts';
import { byEngine, byScore, DEPTH, loadJudgedSet, measure } from './matching/judged-set.ts';
import type { Case } from './matching/judged-set.ts';

/** Codes of grade 0 that a hard rule should have caught. */
const HARD_REASONS = ['certificate', 'education', 'place', 'kind', 'cannot', 'pay', 'experience'];

function usage(problem: string): never {
  process.stderr.write(
    `${problem}\nusage: eval-matching --profiles F --judgements F --vacancies F [--vacancies F…] [--centroids F] [--json] [--detail ID] [--read]\n`,
  );
  process.exit(2);
}

function argumentsGiven() {
  try {
    return parseArgs({
      options: {
        profiles: { type: 'string' },
        judgements: { type: 'string' },
        vacancies: { type: 'string', multiple: true },
        centroids: { type: 'string' },
        json: { type: 'boolean', default: false },
        detail: { type: 'string' },
        read: { type: 'boolean', default: false },
      },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error));
  }
}

function load(files: Parameters<typeof loadJudgedSet>[0]) {
  try {
    return loadJudgedSet(files);
  } catch (error) {
    if (!(error instanceof BadFileError)) throw error;
    process.stderr.write(`eval-matching: ${error.message}\n`);
    return process.exit(1);
  }
}

const { values, positionals } = argumentsGiven();

const { profiles, judgements, vacancies: files } = values;
if (profiles === undefined || judgements === undefined || files === undefined) {
  usage('--profiles, --judgements and --vacancies are needed');
}

const { cases, index, vacancies, adverts, context } = load({
  profiles,
  judgements,
  // Shell globs pass further files as positionals.
  vacancies: [...files, ...positionals],
  centroids: values.centroids ?? join(dirname(profiles), '../regions/centroids.csv'),
});
const engine = byEngine(index);

const titles = new Bm25([...adverts].map(([id, advert]) => [id, advert.title]));
const texts = new Bm25(
  [...adverts].map(([id, advert]) => [id, `${advert.title} ${advert.description} ${advert.skills}`]),
);

const measured = {
  engine: measure(cases, engine),
  bm25Title: measure(cases, (one) =>
    byScore(one, ({ advert }) => titles.score(advert.id, one.profile.wanted.join(' '))),
  ),
  bm25Text: measure(cases, (one) => {
    const past = one.profile.experience.map(({ title }) => title);
    const query = [...one.profile.wanted, ...one.profile.skills, ...past].join(' ');
    return byScore(one, ({ advert }) => texts.score(advert.id, query));
  }),
  occupationOnly: measure(cases, (one) =>
    byScore(one, ({ vacancy }) => nearestWish(one.seeker, vacancy, context)),
  ),
};

/** Grade-0 rows in any profile's first ten, by the judge's code. */
const mistakes = cases.flatMap((one) =>
  engine(one)
    .slice(0, DEPTH)
    .filter(({ judgement }) => judgement.grade === 0)
    .map(({ judgement }) => ({
      profile: one.profile.id,
      vacancy: judgement.vacancy_id,
      reason: judgement.reason,
    })),
);
const shown = cases.reduce((sum, one) => sum + Math.min(DEPTH, engine(one).length), 0);
const hardMistakes = mistakes.filter(({ reason }) => HARD_REASONS.includes(reason));

/** Good rows that a hard rule excludes. */
const wronglyExcluded = cases.flatMap((one) => {
  const listed = new Set(engine(one).map(({ vacancy }) => vacancy.id));
  return one.pool
    .filter(({ judgement, vacancy }) => judgement.grade >= 2 && !listed.has(vacancy.id))
    .map(({ judgement, vacancy, advert }) => ({
      profile: one.profile.id,
      vacancy: vacancy.id,
      title: advert.title,
      grade: judgement.grade,
      rules: index.whyNot(one.seeker, vacancy).map(({ rule }) => rule),
    }));
});

/** Each profile's first ten over all vacancies, with the grade where there is one. */
const overall = cases.flatMap((one) => {
  const grades = new Map(one.pool.map(({ vacancy, judgement }) => [vacancy.id, judgement.grade]));
  return index.bestVacancies(one.seeker, { limit: DEPTH }).map((match, i) => ({
    profile: one.profile.id,
    rank: i + 1,
    vacancy: match.vacancyId,
    grade: grades.get(match.vacancyId) ?? null,
  }));
});
const unjudged = overall.filter(({ grade }) => grade === null);
const unjudgedShare = unjudged.length / Math.max(1, overall.length);

/** Odd and even profiles separately: tuning on one half must hold on the other. */
const half = (rest: number): Case[] =>
  cases.filter(({ profile }) => Number(profile.id.replace(/\D/g, '')) % 2 === rest);
const halves = { odd: measure(half(1), engine), even: measure(half(0), engine) };

/** By profile, so that a change shows where it acts. */
const byProfile = Object.fromEntries(
  cases.map((one) => [one.profile.id, Number(measure([one], engine).ndcg.toFixed(3))]),
);

const report = {
  profiles: cases.length,
  pairs: cases.reduce((sum, one) => sum + one.pool.length, 0),
  vacancies: vacancies.size,
  ndcgAt10: Object.fromEntries(Object.entries(measured).map(([name, { ndcg: value }]) => [name, value])),
  recallAt20: Object.fromEntries(Object.entries(measured).map(([name, { recall: value }]) => [name, value])),
  halves,
  hardRuleMistakes: {
    share: hardMistakes.length / Math.max(1, shown),
    byReason: Object.fromEntries(
      HARD_REASONS.map((reason) => [reason, hardMistakes.filter((one) => one.reason === reason).length]),
    ),
  },
  grade0Share: mistakes.length / Math.max(1, shown),
  goodExcluded: wronglyExcluded.length,
  unjudgedShareOverAll: unjudgedShare,
};

function printDetail(id: string): void {
  const one = cases.find(({ profile }) => profile.id === id);
  if (one === undefined) return;
  process.stdout.write(`${JSON.stringify(one.profile)}\n${JSON.stringify(one.seeker)}\n`);
  for (const row of one.pool) {
    const { match, exclusions } = index.explainPair(one.seeker, row.vacancy);
    const reasons = match.reasons.map(
      (reason) => `${reason.side[0]}:${reason.points} ${explain(reason, 'zh-CN')}`,
    );
    const why = exclusions.map(({ rule, params }) => `${rule} ${JSON.stringify(params)}`);
    process.stdout.write(
      `${row.judgement.grade} ${row.judgement.reason.padEnd(11)} ${match.score} = ${match.seekerScore}|${match.employerScore} ${row.advert.title} [${row.advert.area}] ${row.advert.salary_min}-${row.advert.salary_max} ${row.advert.education} ✗${why.join(';')}\n      ${reasons.join(' · ')}\n`,
    );
  }
}

if (values.json) {
  process.stdout.write(
    `${JSON.stringify({ ...report, byProfile, mistakes, wronglyExcluded, unjudged }, null, 2)}\n`,
  );
} else {
  const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
  process.stdout.write(
    `${report.profiles} profiles, ${report.pairs} judged pairs, ${report.vacancies} vacancies\n\n`,
  );
  process.stdout.write('                     nDCG@10  recall@20\n');
  for (const [name, { ndcg: value, recall: found }] of Object.entries(measured)) {
    process.stdout.write(
      `${name.padEnd(20)} ${value.toFixed(3).padStart(7)}  ${found.toFixed(3).padStart(9)}\n`,
    );
  }
  process.stdout.write(
    `engine on odd and even profiles: ${halves.odd.ndcg.toFixed(3)}, ${halves.even.ndcg.toFixed(3)}\n`,
  );
  process.stdout.write(
    `\nhard-rule mistakes in the first ten: ${percent(report.hardRuleMistakes.share)} ${JSON.stringify(report.hardRuleMistakes.byReason)}\n`,
  );
  process.stdout.write(
    `rows of grade 0 in the first ten: ${percent(report.grade0Share)}; good rows excluded: ${report.goodExcluded}\n`,
  );
  process.stdout.write(`over all vacancies, unjudged rows in the first ten: ${percent(unjudgedShare)}\n`);
}
/** Unjudged rows, for a person to read: the advert next to the profile. */
function printUnread(): void {
  for (const one of cases) {
    const rows = unjudged.filter(({ profile }) => profile === one.profile.id);
    process.stdout.write(`\n${one.profile.id} ${one.profile.text}\n`);
    for (const { rank, vacancy } of rows) {
      const advert = adverts.get(vacancy);
      if (advert === undefined) continue;
      const { title, company, area, address, salary_min, salary_max, education, exp_years, description } =
        advert;
      const facts = [title, company, area, address, `${salary_min}-${salary_max}`, education, exp_years].join(
        ' · ',
      );
      process.stdout.write(`${rank}. ${facts}\n   ${description.replaceAll(/\s+/g, ' ').slice(0, 240)}\n`);
    }
  }
}

if (values.detail !== undefined) printDetail(values.detail);
if (values.read) printUnread();
