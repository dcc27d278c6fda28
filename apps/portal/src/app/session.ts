import { defineStore } from 'pinia';
import { computed, ref, watch } from 'vue';
import type { MyRecord, Session } from '@yizhan/contract';
import type { Verb } from '@yizhan/domain';
import { dropAllDrafts } from '@yizhan/ui';
import { api, isApiProblem, signedOutElsewhere } from './api.ts';
import { pinia } from './pinia.ts';
import { usePlace } from './place.ts';

export type Side = 'seeker' | 'employer';

const store = defineStore('session', () => {
  const session = ref<Session | null>(null);
  const record = ref<MyRecord | null>(null);
  const side = computed<Side | null>(() =>
    session.value?.kind === 'seeker' || session.value?.kind === 'employer' ? session.value.kind : null,
  );
  const registered = computed(
    () =>
      (session.value?.kind === 'seeker' && session.value.seekerId !== null) ||
      (session.value?.kind === 'employer' && session.value.employerId !== null),
  );
  /** Whether this person has a verb within the employer. */
  const may = (verb: Verb) => session.value?.kind === 'employer' && session.value.verbs.includes(verb);
  const isSeeker = computed(() => side.value === 'seeker' && registered.value);
  watch(record, (now) => usePlace().setHome(now?.profile ?? null));
  // The session expired or was ended elsewhere: pages show their sign-in and keep typed input.
  signedOutElsewhere.tell = () => {
    record.value = null;
    session.value = { kind: 'public' };
  };
  let asking: Promise<void> | null = null;

  async function ask(): Promise<void> {
    try {
      session.value = await api.identity.session();
    } catch (error) {
      if (!isApiProblem(error)) throw error;
      // Without a network a person continues reading anonymously; the next page asks again.
    }
  }

  /** Fetches once who is signed in on this device; later calls wait for the same answer. */
  async function ready(): Promise<void> {
    if (session.value !== null) return;
    asking ??= ask().finally(() => (asking = null));
    await asking;
  }

  async function refresh(): Promise<void> {
    record.value = null;
    await ask();
  }

  /** The seeker's own record, fetched unless already loaded. */
  async function loadRecord(again = false): Promise<MyRecord> {
    if (record.value === null || again) record.value = await api.me.get();
    return record.value;
  }

  function adopt(next: Session): void {
    if (next.kind !== session.value?.kind) record.value = null;
    session.value = next;
  }

  async function signOut(): Promise<void> {
    await api.identity.signOut();
    // The phone may be borrowed: half-filled forms belong to the person who left.
    dropAllDrafts();
    record.value = null;
    session.value = { kind: 'public' };
  }

  return { session, record, side, registered, may, isSeeker, ready, refresh, loadRecord, adopt, signOut };
});

/** Who uses the portal: an anonymous visitor, a seeker or an employer. */
export const useSession = () => store(pinia);
