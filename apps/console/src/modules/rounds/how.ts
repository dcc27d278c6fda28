import { useI18n } from 'vue-i18n';
import type { Round } from '@yizhan/contract';
import { useFormats } from '../../components/formats.ts';

/** Whether a round computed everything or only the changes, in words. */
export function useHow() {
  const { t, n } = useI18n();
  const { instant } = useFormats();
  const share = (changed: number, all: number) =>
    n(Math.min(1, changed / Math.max(1, all)), { style: 'percent', maximumFractionDigits: 1 });
  return {
    /** One word; empty while that is not known yet. */
    name: ({ builtOn, whole, counts }: Round) => {
      if (builtOn !== null) return t('rounds.how.incremental');
      return whole || counts !== null ? t('rounds.how.whole') : '';
    },
    /** A sentence with its starting point and how much had changed. */
    sentence: ({ builtOn, whole, counts }: Round) => {
      if (builtOn === null) return whole || counts !== null ? t('rounds.how.wholeMeans') : '';
      const { changedSeekers, changedVacancies } = builtOn;
      const when = instant(builtOn.at);
      if (changedSeekers + changedVacancies === 0) return t('rounds.how.unchanged', { when });
      if (counts === null)
        return t('rounds.how.changedCounts', {
          when,
          seekers: n(changedSeekers),
          vacancies: n(changedVacancies),
        });
      return t('rounds.how.changedShares', {
        when,
        seekers: share(changedSeekers, counts.seekers),
        vacancies: share(changedVacancies, counts.vacancies),
      });
    },
  };
}
