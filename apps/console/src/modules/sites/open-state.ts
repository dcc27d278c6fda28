import { useI18n } from 'vue-i18n';
import type { Site } from '@yizhan/contract';
import type { SiteStatus } from '@yizhan/domain';
import { useFormats } from '../../components/formats.ts';
import type { Tone } from '../../components/tones.ts';

export const SITE_TONES: Readonly<Record<SiteStatus, Tone>> = {
  planned: 'calm',
  under_construction: 'calm',
  acceptance: 'warn',
  trial: 'busy',
  open: 'good',
  suspended: 'warn',
  closed: 'bad',
};

/** Whether a site is open now and until when, in words. */
export function useOpenState() {
  const { t } = useI18n();
  const { clock, instant } = useFormats();
  return {
    inWords(state: Site['openState']): string {
      if (state.open) {
        return state.until === null
          ? t('sites.openNowPlain')
          : t('sites.openNow', { time: clock(state.until) });
      }
      return state.nextOpen === null
        ? t('sites.closedNowPlain')
        : t('sites.closedNow', { time: instant(state.nextOpen) });
    },
  };
}
