import { useI18n } from 'vue-i18n';

/** Names of rules in the language of the screen; a rule of a newer server is shown by its code. */
export function useRuleName(): (side: string, rule: string) => string {
  const i18n = useI18n();
  return (side, rule) => {
    const key = `quality.rules.${side}.${rule}`;
    return i18n.te(key) ? i18n.t(key) : rule;
  };
}
