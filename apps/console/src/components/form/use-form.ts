import { computed, onBeforeUnmount, onMounted, reactive, ref, shallowRef, watch } from 'vue';
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router';
import { useI18n } from 'vue-i18n';
import { readStored, writeStored } from '../../app/preferences.ts';
import { shownProblem } from '../../app/problems.ts';
import { useSession } from '../../app/session.ts';

/** Older drafts are not offered again: by then a different person is at the counter. */
const DRAFT_DAYS = 7;

interface Draft {
  readonly at: string;
  readonly values: Record<string, unknown>;
}
function isDraft(value: unknown): value is Draft {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof Reflect.get(value, 'at') === 'string' &&
    typeof Reflect.get(value, 'values') === 'object' &&
    Reflect.get(value, 'values') !== null
  );
}

interface FormOptions<T extends object> {
  /** A fresh copy of the form's initial values. */
  readonly initial: () => T;
  /** Name of the draft stored on this computer; null stores none. */
  readonly draft: string | null;
  /**
   * A form for one record restores its draft immediately. A form for new records starts empty and offers the unsaved
   * work: a different person may be at the counter by now.
   */
  readonly offer?: boolean;
  /** Fields never stored in a draft: phone and ID numbers. */
  readonly secret?: readonly (keyof T & string)[];
}

/**
 * A form's values with draft storage, complaints by field and a guard against leaving unsaved work. A draft is dropped
 * field by field where its fields no longer have the form's shape.
 */
export function useForm<T extends object>(options: FormOptions<T>) {
  const session = useSession();
  const { t } = useI18n();
  const values = reactive(options.initial()) as T;
  let start = JSON.stringify(values);
  const dirty = ref(false);
  const saving = ref(false);
  const error = shallowRef<unknown>();
  const complaints = ref<Record<string, string>>({});
  const restoredAt = ref<string | null>(null);
  const offered = shallowRef<Draft>();

  const key = computed(() =>
    options.draft === null ? null : `yizhan.draft.${session.staff?.staffId ?? ''}.${options.draft}`,
  );

  /** A draft on offer is stored separately, where the new one does not overwrite it. */
  const earlierKey = computed(() => (key.value === null ? null : `${key.value}.earlier`));

  function readDraft(at: string | null): Draft | undefined {
    const kept = at === null ? undefined : readStored(at);
    if (at === null || !isDraft(kept)) return undefined;
    if (Date.now() - Date.parse(kept.at) <= DRAFT_DAYS * 86_400_000) return kept;
    writeStored(at, undefined);
    return undefined;
  }

  function begin() {
    const kept = readDraft(key.value);
    if (options.offer !== true) {
      if (kept !== undefined) restore(kept);
      return;
    }
    if (kept !== undefined && key.value !== null && earlierKey.value !== null) {
      writeStored(earlierKey.value, kept);
      writeStored(key.value, undefined);
    }
    offered.value = readDraft(earlierKey.value);
  }

  function answerOffer(take: boolean) {
    const kept = offered.value;
    offered.value = undefined;
    if (earlierKey.value !== null) writeStored(earlierKey.value, undefined);
    if (take && kept !== undefined) restore(kept);
  }

  function restore(kept: Draft) {
    for (const name of Object.keys(values)) {
      const old: unknown = Reflect.get(values, name);
      const next = kept.values[name];
      if (next !== undefined && sameShape(old, next)) Reflect.set(values, name, next);
    }
    restoredAt.value = kept.at;
    dirty.value = true;
  }

  function keep() {
    if (key.value === null || !dirty.value) return;
    const secret: readonly string[] = options.secret ?? [];
    const kept = Object.fromEntries(Object.entries(values).filter(([name]) => !secret.includes(name)));
    writeStored(key.value, { at: new Date().toISOString(), values: kept });
  }

  /** Marks the values as saved: nothing is unsaved afterwards. */
  function settle(next?: T) {
    if (next !== undefined) Object.assign(values, next);
    start = JSON.stringify(values);
    dirty.value = false;
    restoredAt.value = null;
    complaints.value = {};
    error.value = undefined;
    if (key.value !== null) writeStored(key.value, undefined);
  }

  /** Each field as it was when the form was refused: its complaint disappears once the field changes. */
  let refused: Record<string, string> = {};
  const stateOf = (name: string) => JSON.stringify(Reflect.get(values, name));
  function dropMended() {
    for (const path of Object.keys(complaints.value)) {
      const name = path.split('.').find((part) => Object.hasOwn(values, part));
      // Modified in place: a new object would move the focus to the next complaint in the middle of a word.
      if (name !== undefined && stateOf(name) !== refused[name])
        Reflect.deleteProperty(complaints.value, path);
    }
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  begin();
  watch(values, () => {
    dirty.value = JSON.stringify(values) !== start;
    dropMended();
    clearTimeout(timer);
    timer = setTimeout(keep, 600);
  });

  /**
   * Runs a save: complaints go to their fields, the rest to `error`. Resolves with the reply, or undefined when it
   * failed. `onProblem` may handle a problem itself by returning true (a version conflict, an existing record).
   */
  async function submit<R>(
    save: () => Promise<R>,
    onProblem?: (problem: unknown) => boolean | Promise<boolean>,
  ): Promise<R | undefined> {
    saving.value = true;
    error.value = undefined;
    complaints.value = {};
    try {
      const reply = await save();
      settle();
      return reply;
    } catch (problem) {
      if ((await onProblem?.(problem)) === true) return undefined;
      error.value = problem;
      complaints.value = { ...shownProblem(problem).fields };
      refused = Object.fromEntries(Object.keys(values).map((name) => [name, stateOf(name)]));
      return undefined;
    } finally {
      saving.value = false;
    }
  }

  /** Asks before unsaved work is abandoned; true permits it. */
  async function mayLeave(): Promise<boolean> {
    if (!dirty.value || saving.value) return true;
    keep();
    try {
      await ElMessageBox.confirm(
        key.value === null ? t('form.leaveTextLost') : t('form.leaveText'),
        t('form.leaveTitle'),
        { confirmButtonText: t('form.leaveGo'), cancelButtonText: t('form.leaveStay') },
      );
      return true;
    } catch {
      return false;
    }
  }

  function onUnload(event: BeforeUnloadEvent) {
    keep();
    if (dirty.value && key.value === null) event.preventDefault();
  }
  onMounted(() => window.addEventListener('beforeunload', onUnload));
  onBeforeUnmount(() => {
    window.removeEventListener('beforeunload', onUnload);
    clearTimeout(timer);
    keep();
  });

  /** For forms that are pages: asks when the address changes. Panels ask through `SidePanel`'s guard. */
  function guardRoute() {
    onBeforeRouteLeave(mayLeave);
    onBeforeRouteUpdate((to, from) => (to.path === from.path ? true : mayLeave()));
  }

  /** The complaint about a field or anything below it. */
  function complaint(path: string): string | undefined {
    const own = complaints.value[path];
    if (own !== undefined) return own;
    const below = Object.keys(complaints.value).find((other) => other.startsWith(`${path}.`));
    return below === undefined ? undefined : complaints.value[below];
  }

  return {
    values,
    dirty,
    saving,
    error,
    complaints,
    complaint,
    restoredAt,
    /** Earlier unsaved work, see `offer`. */
    offered,
    takeOffer: () => answerOffer(true),
    dropOffer: () => answerOffer(false),
    discardDraft: () => settle(options.initial()),
    settle,
    submit,
    mayLeave,
    guardRoute,
  };
}

function sameShape(a: unknown, b: unknown): boolean {
  if (a === null || b === null) return true;
  return Array.isArray(a) === Array.isArray(b) && typeof a === typeof b;
}
