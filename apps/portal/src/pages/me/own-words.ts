import { computed, shallowReactive, shallowRef, watch } from 'vue';
import type { Ref } from 'vue';
import type { FormToFill } from '@yizhan/contract';
import type { Answers } from '@yizhan/forms/definition.ts';
import { resume, startFillIn, type FillIn } from '@yizhan/forms/fill-in.ts';
import { prepareForm } from '@yizhan/forms/run.ts';
import { dayOf } from '@yizhan/ui';
import { api } from '../../app/api.ts';
import { usePreferences } from '../../app/preferences.ts';

/**
 * The step in which people say in their own words what they look for: a form like any other, which the bureau may
 * change. Where it cannot be loaded, registration goes on without it.
 */
export function useOwnWords(draft: Ref<{ words: Answers }>) {
  const preferences = usePreferences();
  const form = shallowRef<FormToFill | null>(null);
  const fill = shallowRef<FillIn | null>(null);
  let region = '';

  function begin(next: FormToFill): void {
    const before = form.value?.definition ?? next.definition;
    const { answers } = resume({ definition: before, answers: draft.value.words }, next.definition);
    form.value = next;
    fill.value = startFillIn(prepareForm(next.definition), dayOf(new Date()), answers, (object) =>
      shallowReactive(object),
    );
  }
  watch(
    () => ({ ...fill.value?.answers }),
    () => {
      if (fill.value !== null) draft.value.words = fill.value.typed();
    },
  );
  async function fetchForm(): Promise<boolean> {
    try {
      begin(await api.forms.current({ params: { code: 'own_words' }, query: { region } }));
      return true;
    } catch {
      return false;
    }
  }

  return {
    fill,
    note: computed(() => form.value?.definition.note?.[preferences.locale] ?? ''),
    /** Whether there is such a form for people of a division. */
    async load(code: string): Promise<boolean> {
      if (fill.value !== null && region.slice(0, 4) === code.slice(0, 4)) return true;
      region = code;
      return fetchForm();
    },
    /** The form as it is now, with all that was typed. */
    again: fetchForm,
    /** Whether it can go in; complaints stand beside the fields. */
    ready: (): boolean => fill.value?.ready() !== undefined,
    /** What to hand in; null where nothing was said. */
    filled() {
      const answers = fill.value?.ready();
      if (form.value === null || answers === undefined || Object.keys(answers).length === 0) return null;
      const { code, versionId, number } = form.value;
      return { code, versionId, number, answers };
    },
  };
}
