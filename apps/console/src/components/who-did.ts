import { useI18n } from 'vue-i18n';
import type { Doer } from '@yizhan/contract';

/** Who did something, in words: by name where there is one, else by what they are; agents with whom they acted for. */
export function useWhoDid(): (doer: Doer) => string {
  const i18n = useI18n();
  const { t } = i18n;
  return ({ kind, name, for: person }) => {
    if (kind === 'partner') return t('history.byPartner', { name });
    const key = `actor.${kind}`;
    const who = name !== '' ? name : i18n.te(key) ? t(key) : '';
    return person === undefined ? who : t('actorFor', { name: who, person });
  };
}
