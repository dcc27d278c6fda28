import { setImmediate as breathe } from 'node:timers/promises';
import { DEMO } from './actors.ts';
import { runWrite, type WriteContext } from '../../../app/context.ts';
import type { Services } from '../../../app/services.ts';
import { proposeWeights } from '../../match-outcomes/index.ts';
import { REGIONS } from '../../reference/index.ts';
import { listEverySite } from '../../sites/index.ts';
import { findVacancyRow, recheck } from '../../vacancies/index.ts';
import { addBookings } from './bookings.ts';
import { addDemoAgent, DEMO_AGENTS } from './agents.ts';
import { addApprovals } from './approvals.ts';
import { addEmployer, addVacancy } from './employers-and-vacancies.ts';
import { addHelpRequest, addPerson } from './people.ts';
import { addPlacement } from './placements.ts';
import { planNetwork } from '../plan/plan.ts';
import type { PlannedVacancy } from '../plan/planned.ts';
import { Rows } from './rows.ts';
import { addSitePhotos } from './site-photos.ts';
import { addVisits } from './visits.ts';
import { report, type DemoRun } from './state.ts';

const BATCH = 40;
/** People who wait for a call-back, spread over all prefectures. */
const CALL_BACKS = 24;

/**
 * Loads the demonstration network. A batch and the count of loaded items commit together, and the plan derives from the
 * seed, so an interrupted load resumes where it stopped.
 */
export async function loadNetwork(
  services: Services,
  run: DemoRun,
  signal: AbortSignal,
  onProgress: (progress: number, step: string) => void,
): Promise<void> {
  const plan = planNetwork(run.seed, run.size, run.base, services.use(REGIONS));
  const sites = await sitesByCounty(services);
  const steps: ReadonlyArray<
    readonly [string, ReadonlyArray<(ctx: WriteContext, rows: Rows) => Promise<void>>]
  > = [
    ['单位 · employers', plan.employers.map((item) => (ctx, rows) => addEmployer(ctx, rows, item))],
    ['岗位 · vacancies', plan.vacancies.map((item) => (ctx, rows) => addVacancy(ctx, rows, item))],
    ['求职者 · people', plan.people.map((item) => (ctx, rows) => addPerson(ctx, rows, item, sites))],
    [
      '推荐与上岗 · placements',
      plan.placements.map((item) => (ctx, rows) => addPlacement(ctx, rows, item, sites)),
    ],
    [
      '回电 · call-backs',
      plan.people
        .slice(2, 2 + CALL_BACKS)
        .map((item, index) => async (ctx, rows) => addHelpRequest(ctx, rows, item, index, sites)),
    ],
    [
      '代办人 · agents',
      DEMO_AGENTS.map((item) => async (ctx, rows) => addDemoAgent(ctx, rows, plan.people, item)),
    ],
  ];
  const total = steps.reduce((sum, [, items]) => sum + items.length, 0);
  let before = 0;
  for (const [step, items] of steps) {
    for (let from = Math.max(0, run.loaded - before); from < items.length; from += BATCH) {
      if (signal.aborted) return;
      const batch = items.slice(from, from + BATCH);
      const loaded = before + from + batch.length;
      await runWrite(services, { actor: DEMO, now: run.base }, async (ctx) => {
        const rows = new Rows();
        for (const add of batch) await add(ctx, rows);
        await rows.insert(ctx);
        await report(
          ctx,
          { ...run, loaded },
          { state: 'loading', progress: Math.min(0.99, loaded / total), step },
        );
      });
      await breathe();
    }
    before += items.length;
    onProgress(before / total, step);
  }
  // Findings depend on the other vacancies, so they come last.
  await checkUnpublished(services, run, plan.vacancies);
  await proposeWeights(services);
  await addSitePhotos(services, signal);
  // With the last report, for what opens records by their use cases must not be begun twice.
  await runWrite(services, { actor: DEMO, now: run.base }, async (ctx) => {
    await addVisits(ctx, plan.employers);
    await addBookings(ctx, plan.people);
    await addApprovals(ctx, plan.employers);
    await report(ctx, { ...run, loaded: total }, { state: 'ready', progress: 1, step: '' });
  });
}

/** Sites of each county, by name. */
async function sitesByCounty(services: Services): Promise<Map<string, string[]>> {
  const rows = await listEverySite(services.db);
  const found = new Map<string, string[]>();
  for (const row of rows) {
    const county = row.region_code.slice(0, 6);
    found.set(county, [...(found.get(county) ?? []), row.id]);
  }
  return found;
}

/** Runs the checks on vacancies in review, as saving them in the console would. */
async function checkUnpublished(
  services: Services,
  run: DemoRun,
  vacancies: readonly PlannedVacancy[],
): Promise<void> {
  const waiting = vacancies.filter(({ status }) => status === 'draft' || status === 'in_review');
  for (const { id, employer } of waiting) {
    await runWrite(services, { actor: DEMO, now: run.base }, async (ctx) => {
      const row = await findVacancyRow(ctx.trx, { prefecture: employer.region.slice(0, 4), id });
      if (row === undefined) return;
      await recheck(ctx, row, {
        employer_verification: employer.verified ? 'verified' : 'unverified',
        employer_verified_until: null,
        employer_blacklisted_at: null,
        employer_blacklist_until: null,
      });
    });
    await breathe();
  }
}
