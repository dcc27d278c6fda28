import { useI18n } from 'vue-i18n';

export interface Option<V> {
  readonly value: V;
  readonly label: string;
}

/** Options of a closed list of the contract, labelled by the shared catalogue: `of('sex', SEXES)`. */
export function useOptions() {
  const { t } = useI18n();
  return {
    of: <V extends string>(catalogue: string, values: readonly V[]): Option<V>[] =>
      values.map((value) => ({ value, label: t(`${catalogue}.${value}`) })),
  };
}
