import { computed, ref, shallowRef, watch } from 'vue';
import type { Ref } from 'vue';
import { locale } from '../../app/preferences.ts';

const MOST = 50;
const STEP = 10;

interface MatchReply<Match> {
  readonly items: readonly Match[];
}

interface MatchesOptions<Match, Answer extends MatchReply<Match>> {
  /** Whom or what the matches are for; a change starts over. */
  readonly subject: () => string;
  readonly limit: number;
  readonly ask: (subject: string, limit: number) => Promise<Answer>;
  readonly keyOf: (match: Match) => string;
  readonly picked: Ref<Match[]>;
}

/**
 * The list of matches in either direction: loading, fetching more, and selection. A late answer for an earlier subject
 * is dropped.
 */
export function useMatches<
  Match extends { readonly placementId: string | null },
  Answer extends MatchReply<Match>,
>(options: MatchesOptions<Match, Answer>) {
  const reply = shallowRef<Answer>();
  const shown = ref(options.limit);
  const error = shallowRef<unknown>();
  const loading = ref(false);

  let asked = 0;
  async function load(): Promise<void> {
    const mine = ++asked;
    loading.value = true;
    error.value = undefined;
    try {
      const answer = await options.ask(options.subject(), shown.value);
      if (mine === asked) reply.value = answer;
    } catch (problem) {
      if (mine === asked) error.value = problem;
    } finally {
      if (mine === asked) loading.value = false;
    }
  }
  watch(
    options.subject,
    () => {
      reply.value = undefined;
      options.picked.value = [];
      shown.value = options.limit;
      void load();
    },
    { immediate: true },
  );
  watch(locale, () => void load());

  const items = computed(() => reply.value?.items ?? []);
  /** The best pair not yet acted on carries the main action. */
  const likely = computed(() => items.value.findIndex((match) => match.placementId === null));
  const isPicked = (match: Match) =>
    options.picked.value.some((one) => options.keyOf(one) === options.keyOf(match));
  function toggle(match: Match): void {
    options.picked.value = isPicked(match)
      ? options.picked.value.filter((one) => options.keyOf(one) !== options.keyOf(match))
      : [...options.picked.value, match];
  }
  const mayShowMore = computed(() => items.value.length === shown.value && shown.value < MOST);
  function more(): void {
    shown.value = Math.min(MOST, shown.value + STEP);
    void load();
  }
  return { reply, items, likely, error, loading, load, isPicked, toggle, mayShowMore, more };
}
