import { z } from 'zod';
import { Day, RecordId, RequiredText, Version } from '@yizhan/contract';
import { APPROVAL_WORDS, shanghaiDate } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { RecordChanged } from '../../app/errors.ts';
import { toRef } from '../../app/ids.ts';
import { defineApproval } from '../../records/approvals/index.ts';
import { transition } from '../../records/flow/transition.ts';
import { placeOf } from '../../records/policy.ts';
import { BlacklistDatePast, EmployerUnknown } from './employers.errors.ts';
import { standingFlow } from './employers.flow.ts';
import { employerPolicy, isBlacklisted } from './employers.policy.ts';
import { findEmployerRow } from './employers.repository.ts';

const Blacklisting = z.object({
  id: RecordId,
  version: Version,
  listed: z.boolean(),
  reason: RequiredText(300),
  until: Day.nullable(),
});

/** Putting an employer on the blacklist, or taking it off. */
export const blacklistApproval = defineApproval({
  code: 'employer.blacklist',
  about: APPROVAL_WORDS['employer.blacklist'],
  asks: 'employers.blacklist',
  approves: 'employers.blacklist',
  level: 'same',
  when: 'switched',
  days: 7,
  input: Blacklisting,
  async prepare(ctx, { id, version, listed, until }) {
    const ref = toRef(id);
    const row = await findEmployerRow(ctx.db, ref);
    if (row === undefined) throw EmployerUnknown();
    employerPolicy.authorise(ctx.actor, 'employers.blacklist', row);
    const today = shanghaiDate(ctx.now);
    const isListed = isBlacklisted(row, today);
    if (row.version !== version || (!listed && !isListed)) throw RecordChanged();
    if (listed && until !== null && until < today) throw BlacklistDatePast();
    return {
      place: placeOf(row),
      party: { kind: 'employer', ref },
      key: id,
      title: {
        'zh-CN': `${listed ? '列入黑名单' : '移出黑名单'}：${row.name}`,
        en: `${listed ? 'Put on the blacklist' : 'Take off the blacklist'}: ${row.name}`,
      },
      lines: [
        {
          label: { 'zh-CN': '黑名单', en: 'Blacklist' },
          before: isListed ? { 'zh-CN': '在黑名单上', en: 'on it' } : { 'zh-CN': '不在', en: 'not on it' },
          after: listed ? { 'zh-CN': '在黑名单上', en: 'on it' } : { 'zh-CN': '不在', en: 'not on it' },
        },
        ...(listed
          ? [
              { label: { 'zh-CN': '到哪天', en: 'Until' }, before: row.blacklist_until, after: until ?? '' },
              {
                label: { 'zh-CN': '在招岗位', en: 'Open vacancies' },
                before: String(row.open_vacancies),
                after: { 'zh-CN': '全部从各渠道撤下', en: 'all withdrawn from every channel' },
              },
            ]
          : []),
      ],
    };
  },
  act: (ctx, input) => setStanding(ctx, input),
});

/**
 * Its open vacancies leave every channel in the same transaction; after removal they stay withdrawn until somebody
 * reopens them.
 */
async function setStanding(
  ctx: WriteContext,
  { id, version, listed, reason, until }: z.output<typeof Blacklisting>,
): Promise<void> {
  const ref = toRef(id);
  if (!listed) {
    await transition(ctx, standingFlow, ref, version, { move: 'clear', reason });
    return;
  }
  if (until !== null && until < shanghaiDate(ctx.now)) throw BlacklistDatePast();
  await transition(ctx, standingFlow, ref, version, { move: 'blacklist', reason, input: { until } });
}
