import { onBeforeUnmount, ref, watch } from 'vue';
import type { Reply, routes } from '@yizhan/contract';
import { ApiProblem } from '@yizhan/client/problem.ts';
import { api } from '../../app/api.ts';
import { inputOf, isCheckable } from './vacancy-form.ts';
import type { VacancyForm } from './vacancy-form.ts';

export type CheckReply = Reply<typeof routes.vacancies.check>;

/** Long enough not to check at every letter, short enough to answer before the next field is done. */
const PAUSE_WHILE_TYPING = 700;

/** Runs the checks while a vacancy is typed; `exceptId` is the stored one being changed. */
export function useLiveCheck(form: VacancyForm, exceptId?: string) {
  const reply = ref<CheckReply>();
  const state = ref<'waiting' | 'checking' | 'checked' | 'unreachable'>('waiting');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | undefined;

  async function check() {
    running?.abort();
    if (!isCheckable(form)) {
      state.value = 'waiting';
      return;
    }
    running = new AbortController();
    const { signal } = running;
    state.value = 'checking';
    try {
      const answer = await api.vacancies.check({ body: { ...inputOf(form), exceptId } }, { signal });
      if (signal.aborted) return;
      reply.value = answer;
      state.value = 'checked';
    } catch (problem) {
      if (signal.aborted) return;
      // Complaints about a field still being typed wait until the form is saved.
      const halfTyped = problem instanceof ApiProblem && problem.status >= 400 && problem.status < 500;
      state.value = halfTyped ? 'waiting' : 'unreachable';
    }
  }
  watch(
    () => JSON.stringify(form),
    () => {
      clearTimeout(timer);
      timer = setTimeout(() => void check(), PAUSE_WHILE_TYPING);
    },
    { immediate: true },
  );
  onBeforeUnmount(() => {
    clearTimeout(timer);
    running?.abort();
  });
  return { reply, state };
}
