import type { WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { inline } from '../../records/events/handlers.ts';
import type { AnyEventHandler } from '../../records/events/types.ts';
import { renewVacanciesOf, withdrawVacanciesOf } from './transitions.usecases.ts';
import { lockCompany } from './vacancies.repository.ts';

const renew = (ctx: WriteContext, { subject }: { subject: Ref }): Promise<void> =>
  renewVacanciesOf(ctx, subject);

/** Consequences for vacancies of changes to their employer. They lie in one prefecture, behind its lock. */
export const vacancyHandlers: readonly AnyEventHandler[] = [
  inline(
    'employer.blacklisted',
    'vacancies.withdraw',
    async (ctx, { subject }) => {
      const company = await lockCompany(ctx.trx, subject);
      const reason = company?.employer_blacklist_reason ?? '';
      await withdrawVacanciesOf(ctx, subject, { reason, why: 'employer_blacklisted' });
    },
    { undo: 'moves' },
  ),
  inline(
    'employer.struck_off',
    'vacancies.withdraw',
    async (ctx, { subject }) => {
      const company = await lockCompany(ctx.trx, subject);
      const reason = company?.employer_verification_note ?? '';
      await withdrawVacanciesOf(ctx, subject, { reason, why: 'employer_struck_off' });
    },
    { undo: 'moves' },
  ),
  inline('employer.changed', 'vacancies.renew', renew, { undo: renew }),
];
