import type { z } from 'zod';
import { FEWEST_PEOPLE, GROUP_BONUS_MAX, WEIGHT_MAX, type qualityRoutes } from '@yizhan/contract';
import type { AnyContext } from '../../app/context.ts';
import {
  findActive,
  findTrained,
  listPolicies,
  mayGovern,
  policyLine,
  policyView,
  readLearning,
  RULES,
  UNTOUCHED,
} from '../match-weights/index.ts';
import { countOutcomes } from './outcomes.repository.ts';

const HISTORY = 50;

/** The weights in use, the results of learning, and how much there is to learn from. */
export async function overview(ctx: AnyContext): Promise<z.input<typeof qualityRoutes.overview.reply>> {
  const govern = await mayGovern(ctx);
  const active = await findActive(ctx.db);
  const trained = await findTrained(ctx.db);
  const versions = await listPolicies(ctx.db, HISTORY);
  return {
    current: active === undefined ? UNTOUCHED : policyView(active, govern),
    trained: trained === undefined ? null : policyView(trained, govern),
    learning: await readLearning(ctx),
    outcomes: await countOutcomes(ctx.db, trained?.created_at ?? new Date(0)),
    versions: versions.map((row) => policyLine(row, govern)),
    rules: RULES,
    bounds: { bonus: GROUP_BONUS_MAX, weight: WEIGHT_MAX, people: FEWEST_PEOPLE },
    can: govern ? ['govern'] : [],
  };
}
