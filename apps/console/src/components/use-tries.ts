import { useI18n } from 'vue-i18n';
import { isLastTry } from '@yizhan/domain/calls/tries.ts';
import { shanghaiTime } from '@yizhan/domain/calendar/shanghai.ts';
import { useFormats } from './formats.ts';

/** Calls that nobody answered so far, of a follow-up or a call-back. */
interface Tried {
  readonly tries: number;
  readonly lastTriedAt: string | null;
}

/** What the next caller should know of earlier calls; '' where there was none. */
export function useTries(): (of: Tried) => string {
  const { t } = useI18n();
  const { ago } = useFormats();
  return ({ tries, lastTriedAt }) => {
    if (lastTriedAt === null) return '';
    // Who was not reached at one time of the day is perhaps reached at another.
    const other = shanghaiTime(new Date(lastTriedAt)) < '12:00' ? 'afternoon' : 'morning';
    const before = t('tries.before', {
      count: tries,
      when: ago(lastTriedAt),
      other: t(`tries.${other}`),
    });
    return isLastTry(tries) ? `${before} ${t('tries.last')}` : before;
  };
}
