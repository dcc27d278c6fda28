import { z } from 'zod';
import { NATION, regionChain, RULE_CODES, type RuleCode } from '@yizhan/domain';
import { json } from '../../app/db/database.ts';
import { defineJob } from '../../app/jobs/jobs.ts';
import type { Services } from '../../app/services.ts';
import { REGIONS } from '../reference/index.ts';
import {
  findComparison,
  findComparisonForUpdate,
  keepPeople,
  updateComparison,
  type ComparisonRow,
} from './comparisons.repository.ts';
import { Counts } from './counts.ts';
import { factsOf, Judge, truthOf, type Truth } from './judge.ts';
import {
  countPeople,
  findVersion,
  listPeople,
  listPublished,
  type PersonRow,
  type RuleRow,
} from './rules.repository.ts';

/** People of one step; each step is a transaction of its own and says how far it is. */
const STEP = 500;
/** Examples that are kept of one comparison. */
const MOST_EXAMPLES = 50;

export const compareJob = defineJob({
  name: 'rules.compare',
  payload: z.object({ comparisonId: z.uuid() }),
  run: async (services, { comparisonId }, signal) => {
    const row = await findComparison(services.db, comparisonId);
    if (row === undefined || (row.state !== 'waiting' && row.state !== 'running')) return;
    const draft = await findVersion(services.db, row.rule_id);
    if (draft === undefined) return;
    await compare(services, row, draft, signal);
  },
});

/** Goes through the people prefecture by prefecture, and on from where an earlier run stopped. */
async function compare(
  services: Services,
  comparison: ComparisonRow,
  draft: RuleRow,
  signal: AbortSignal,
): Promise<void> {
  const { region_code: region, id } = comparison;
  const within = region === NATION ? '' : region;
  const prefectures = services.use(REGIONS).prefecturesIn(within.slice(0, 4));
  if (comparison.state === 'waiting') {
    let total = 0;
    for (const prefecture of prefectures) total += await countPeople(services.db, prefecture, [within]);
    await services.db.transaction().execute(async (trx) => {
      const now = await findComparisonForUpdate(trx, id);
      if (now?.state === 'waiting') await updateComparison(trx, id, { state: 'running', total });
    });
  }
  const judges = new Places(services, draft, comparison.as_of);
  const from = comparison.reached_prefecture;
  for (const prefecture of prefectures.filter((code) => from === null || code >= from)) {
    let after = prefecture === from ? comparison.reached_id : null;
    for (;;) {
      if (signal.aborted) throw new Error('the comparison goes on when a worker is there again');
      const people = await listPeople(
        services.db,
        prefecture,
        { regions: [within], after, limit: STEP },
        comparison.as_of,
      );
      if (people.length === 0) break;
      after = people.at(-1)?.id ?? null;
      if (!(await takeStep(services, id, judges, people))) return;
    }
  }
  await services.db.transaction().execute(async (trx) => {
    const now = await findComparisonForUpdate(trx, id);
    if (now?.state === 'running') await updateComparison(trx, id, { state: 'done' });
  });
}

/** Judges some people before and after; false once the comparison was stopped. */
async function takeStep(
  services: Services,
  id: string,
  judges: Places,
  people: readonly PersonRow[],
): Promise<boolean> {
  const judged: { person: PersonRow; before: Truth; after: Truth }[] = [];
  for (const person of people) judged.push({ person, ...(await judges.judge(person)) });
  return services.db.transaction().execute(async (trx) => {
    const now = await findComparisonForUpdate(trx, id);
    if (now?.state !== 'running') return false;
    const counts = Counts.parse(now.counts);
    let changedBefore = changed(counts);
    for (const { before, after } of judged) counts[before][after] += 1;
    const examples = judged.filter(({ before, after }) => before !== after);
    const rows = examples.filter(() => changedBefore++ < MOST_EXAMPLES);
    await keepPeople(
      trx,
      rows.map(({ person, before, after }) => ({
        prefecture: person.prefecture,
        comparison_id: id,
        seeker_id: person.id,
        before,
        after,
        kept_at: now.asked_at,
      })),
    );
    const last = people.at(-1);
    await updateComparison(trx, id, {
      done: now.done + people.length,
      counts: json(counts),
      reached_prefecture: last?.prefecture ?? null,
      reached_id: last?.id ?? null,
    });
    return true;
  });
}

function changed(counts: Counts): number {
  const { yes, no, unknown } = counts;
  return yes.no + yes.unknown + no.yes + no.unknown + unknown.yes + unknown.no;
}

/** What holds at each place, and what would with the draft. */
class Places {
  readonly #services: Services;
  readonly #draft: RuleRow;
  readonly #code: RuleCode;
  readonly #day: string;
  readonly #known = new Map<string, { readonly before: Judge; readonly after: Judge }>();

  constructor(services: Services, draft: RuleRow, day: string) {
    this.#services = services;
    this.#draft = draft;
    this.#day = day;
    this.#code = RULE_CODES.find((one) => one === draft.code) ?? 'may_work';
  }

  async judge(person: PersonRow): Promise<{ before: Truth; after: Truth }> {
    const { before, after } = await this.#at(person.region_code);
    const facts = factsOf(person);
    const answer = (judge: Judge): Truth => {
      const rule = judge.ruleOn(this.#code, person.region_code, this.#day);
      return rule === null ? 'unknown' : truthOf(judge.answer(rule, facts, this.#day));
    };
    return { before: answer(before), after: answer(after) };
  }

  async #at(region: string): Promise<{ readonly before: Judge; readonly after: Judge }> {
    const known = this.#known.get(region);
    if (known !== undefined) return known;
    const rows = (await listPublished(this.#services.db, regionChain(region))).filter(
      ({ code }) => code === this.#code,
    );
    const made = {
      before: await Judge.at(this.#services.db, region, rows),
      after: await Judge.at(this.#services.db, region, this.#withDraft(rows)),
    };
    this.#known.set(region, made);
    return made;
  }

  /** The published versions as they would be with the draft from the day on. */
  #withDraft(rows: readonly RuleRow[]): RuleRow[] {
    const others = rows.filter((row) => row.region_code !== this.#draft.region_code);
    return [...others, { ...this.#draft, status: 'published', valid_from: this.#day, valid_to: null }];
  }
}
