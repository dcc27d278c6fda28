import { addDays, shanghaiDate } from '@yizhan/domain';
import { system } from '../../../app/actor.ts';
import type { WriteContext } from '../../../app/context.ts';
import { employerSubject, giveAnswers, startDraft } from '../../forms/index.ts';
import { issueVisit } from '../../papers/index.ts';
import type { PlannedEmployer } from '../plan/planned.ts';
import { CLERK } from './actors.ts';

/** Employers who were visited: enough to see how visits read one below the other. */
const VISITED = 4;
const FORM = 'employer_visit';

/** Visits to employers with their sheets, and a draft of the form that the bureau is at work on. */
export async function addVisits(given: WriteContext, employers: readonly PlannedEmployer[]): Promise<void> {
  const ctx = { ...given, actor: system(CLERK) };
  const today = shanghaiDate(ctx.now);
  const visited = employers.filter(({ kind }) => kind === 'organisation').slice(0, VISITED);
  for (const [index, { id, region, contact }] of visited.entries()) {
    const ref = { prefecture: region.slice(0, 4), id };
    await giveAnswers(ctx, await employerSubject(ctx, ref), {
      code: FORM,
      versionId: null,
      number: 1,
      answers: { visited_on: addDays(today, -3 * (index + 1)), way: 'on_site', met: contact, hiring: false },
    });
    await issueVisit(ctx, ref, 'zh-CN');
  }
  const [first] = visited;
  if (first !== undefined) await startDraft(ctx, { code: FORM, regionCode: first.region.slice(0, 4) });
}
