import { NATION, ruleFlow as flow, shanghaiDate } from '@yizhan/domain';
import { NotFound } from '../../app/errors.ts';
import { stamped } from '../../app/stamps.ts';
import { bindFlow } from '../../records/flow/bind-flow.ts';
import { lockedRow } from '../../records/flow/locks.ts';
import { takes, type Effect } from '../../records/flow/types.ts';
import { RuleBegun, RuleDay, RuleOverlap, RuleProblems } from './rules.errors.ts';
import { problemsIn } from './problems.ts';
import { rulePolicy } from './rules.policy.ts';
import { endBefore, reopenBefore } from './rules.repository.ts';

/** Inputs of moves with a version of a rule. */
export interface RuleInputs {
  readonly publish: { readonly from: string | null };
}

type RuleEffect = Effect<'rule_versions'>;

const lock = lockedRow('rule_versions', { unknown: NotFound, shared: true });

/** The life of a version of a rule; see `ruleFlow`. */
export const boundRuleFlow = bindFlow({
  flow,
  table: 'rule_versions',
  shared: true,
  takes: takes<RuleInputs>(),
  words: {
    statuses: {
      draft: { 'zh-CN': '草稿', en: 'a draft' },
      published: { 'zh-CN': '已发布', en: 'published' },
      withdrawn: { 'zh-CN': '已撤回', en: 'withdrawn' },
    },
    moves: {
      draft: { 'zh-CN': '新建草稿', en: 'begin a draft' },
      publish: { 'zh-CN': '发布', en: 'publish it' },
      discard: { 'zh-CN': '丢弃', en: 'discard it' },
      withdraw: { 'zh-CN': '撤回', en: 'withdraw it' },
    },
  },
  lock,
  policy: (ctx, row) => rulePolicy.authorise(ctx.actor, 'rules.manage', { region: row.region_code }),

  regionOf: (row) => (row.region_code === NATION ? null : row.region_code),

  effects: {
    async publish(ctx, row, { from }, { reason }): Promise<RuleEffect> {
      const problems = problemsIn(row.content);
      if (problems.length > 0) throw RuleProblems(problems);
      if (from === null || from < shanghaiDate(ctx.now)) throw RuleDay();
      const isFree = await endBefore(ctx.trx, { code: row.code, region: row.region_code, day: from });
      if (!isFree) throw RuleOverlap();
      return {
        columns: {
          valid_from: from,
          published_at: ctx.now,
          published_reason: reason,
          ...stamped('published', ctx.actor),
        },
        data: { code: row.code, from },
      };
    },
    discard: (): RuleEffect => ({}),
    withdraw(ctx, row): RuleEffect {
      if (row.valid_from === null || row.valid_from <= shanghaiDate(ctx.now)) throw RuleBegun();
      return {};
    },
  },
  // The version before is open again only once this one no longer holds.
  async afterwards(ctx, row, { move }) {
    if (move !== 'withdraw' || row.valid_from === null) return;
    const { code, region_code: region, valid_from: day, valid_to: until } = row;
    await reopenBefore(ctx.trx, { code, region, day, until });
  },
  audit({ move }) {
    if (move === 'draft') return 'rule.drafted';
    return 'rule.moved';
  },
});
