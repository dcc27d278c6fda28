import { shallowRef } from 'vue';
import type { MatchReason } from '@yizhan/contract';
import { api, isApiProblem } from '../../app/api.ts';

const MOST = 50;

/** Why vacancies suit the signed-in person, by vacancy, for the cards of a list. */
export function useMyReasons() {
  const reasons = shallowRef<ReadonlyMap<string, readonly MatchReason[]>>(new Map());
  const applied = shallowRef<ReadonlySet<string>>(new Set());

  async function load(): Promise<void> {
    try {
      const { items } = await api.me.matches({ query: { limit: MOST } });
      reasons.value = new Map(
        items.map((one) => [one.vacancy.id, one.reasons.filter((reason) => reason.sign === '+')]),
      );
      applied.value = new Set(items.filter((one) => one.applied).map((one) => one.vacancy.id));
    } catch (error) {
      // The list works without reasons; 我的进展 makes the same call and shows its problem.
      if (!isApiProblem(error)) throw error;
    }
  }

  return { reasons, applied, load };
}
