import { onBeforeUnmount, reactive, ref, shallowReactive, shallowRef, watch } from 'vue';
import { shanghaiDate } from '@yizhan/domain/calendar/shanghai.ts';
import type { Answers, FormDefinition, Wording } from '@yizhan/forms/definition.ts';
import { draftIn, resume, startFillIn, type FillIn } from '@yizhan/forms/fill-in.ts';
import { prepareForm } from '@yizhan/forms/run.ts';
import { ApiProblem } from '@yizhan/client/problem.ts';
import { readStored, writeStored } from '../../app/preferences.ts';
import { useSession } from '../../app/session.ts';

const KEEP_MS = 600;

/** Where the draft of a form lies on this computer, by whose it is. */
export function draftKey(staffId: string, draft: string): string {
  return `yizhan.draft.${staffId}.form.${draft}`;
}

/** What to tell whoever goes on with a draft of an older version. */
export interface Resumed {
  readonly changes: readonly Wording[];
  /** Labels of answers that fit nowhere any more. */
  readonly left: readonly Wording[];
}

/**
 * A form being filled in, with its draft on this computer under `draft`. A draft of an older version moves forward, and
 * `resumed` says what changed.
 */
export function useFillIn(definition: FormDefinition, draft: string | null, start: Readonly<Answers> = {}) {
  const session = useSession();
  const key = draft === null ? null : draftKey(session.staff?.staffId ?? '', draft);
  const resumed = shallowRef<Resumed | null>(null);
  const fill = shallowRef<FillIn>(
    begin(definition, taken(definition, key === null ? undefined : readStored(key))),
  );
  const dirty = ref(false);

  function taken(now: FormDefinition, kept: unknown): Readonly<Answers> {
    const found = draftIn(kept);
    if (found === undefined) return start;
    const { answers, changes, left } = resume(found, now);
    resumed.value =
      changes.length === 0 && left.length === 0 ? null : { changes: changes.map(({ words }) => words), left };
    return answers;
  }
  function begin(now: FormDefinition, answers: Readonly<Answers>): FillIn {
    return startFillIn(prepareForm(now), shanghaiDate(new Date()), answers, (object) =>
      shallowReactive(object),
    );
  }
  function keep(): void {
    if (key !== null && dirty.value) {
      writeStored(key, { definition: fill.value.form.definition, answers: fill.value.typed() });
    }
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(
    () => ({ ...fill.value.answers }),
    () => {
      dirty.value = true;
      clearTimeout(timer);
      timer = setTimeout(keep, KEEP_MS);
    },
  );
  onBeforeUnmount(() => {
    clearTimeout(timer);
    keep();
  });

  return reactive({
    fill,
    resumed,
    /** Goes on with what was typed on another version of the form. */
    moveTo(now: FormDefinition): void {
      fill.value = begin(
        now,
        taken(now, { definition: fill.value.form.definition, answers: fill.value.typed() }),
      );
    },
    /** Puts a refusal of the server beside the fields; false where it is about something else. */
    complain(problem: unknown): boolean {
      if (!(problem instanceof ApiProblem) || problem.code !== 'form.answers_wrong') return false;
      fill.value.complain(
        Object.fromEntries(
          problem.fields.map(({ path, message }) => [
            path.replace(/^(body\.)?answers\./, ''),
            { 'zh-CN': message, en: message },
          ]),
        ),
      );
      return true;
    },
    /** Forgets the draft, after the form was handed in or thrown away. */
    settle(): void {
      clearTimeout(timer);
      dirty.value = false;
      if (key !== null) writeStored(key, undefined);
    },
  });
}
