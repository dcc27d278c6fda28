import { defineStore } from 'pinia';
import { computed, ref, watch } from 'vue';
import type { MyRecord, Session } from '@yizhan/contract';
import type { Verb } from '@yizhan/domain';
import { dropAllDrafts } from '@yizhan/ui';
import { actingEnded, api, isApiProblem, shownFor, signedOutElsewhere } from './api.ts';
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
  /** Whether this person has a verb: within the employer, or for the person they act for. */
  const may = (verb: Verb) =>
    (session.value?.kind === 'employer' || session.value?.kind === 'seeker') &&
    session.value.verbs.includes(verb);
  /** Set while the owner of the phone acts for somebody, whose record and name the session then carries. */
  const acting = computed(() => (session.value?.kind === 'seeker' ? session.value.acting : null));
  /** Whether the owner of the phone acts for somebody who did not ask them for that; its buttons are not shown. */
  const beyondScope = (verb: Verb) => acting.value !== null && !may(verb);
  /** They acted for somebody until that ended meanwhile; shown until they have read it. */
  const actingJustEnded = ref(false);
  watch(
    session,
    (now) =>
      (shownFor.id = now?.kind === 'seeker' ? (now.acting === null ? 'self' : now.acting.agentId) : null),
    { flush: 'sync' },
  );
  const isSeeker = computed(() => side.value === 'seeker' && registered.value);
  watch(record, (now) => usePlace().setHome(now));
  // The session expired or was ended elsewhere: pages show their sign-in and keep typed input.
  signedOutElsewhere.tell = () => {
    record.value = null;
    session.value = { kind: 'public' };
  };
  let leaving: Promise<void> | null = null;
  actingEnded.tell = () => void (leaving ??= leaveEnded().finally(() => (leaving = null)));
  /** The server knows no more for whom the session is; it is the owner's again. */
  async function leaveEnded(): Promise<void> {
    try {
      become(await api.seekerAgents.stopActing());
      actingJustEnded.value = true;
    } catch (error) {
      if (!isApiProblem(error)) throw error;
    }
  }
  let asking: Promise<void> | null = null;

  async function ask(): Promise<void> {
    try {
      const now = await api.identity.session();
      session.value = now;
      if (now.kind === 'seeker' && now.actingEnded) await leaveEnded();
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

  /** The session is somebody else's now: nothing half-filled for one person may be sent for another. */
  function become(next: Session): void {
    dropAllDrafts();
    record.value = null;
    session.value = next;
  }
  /** From now on, acts for somebody. */
  async function actFor(id: string): Promise<void> {
    become(await api.seekerAgents.actFor({ body: { id } }));
    actingJustEnded.value = false;
  }
  async function backToSelf(): Promise<void> {
    become(await api.seekerAgents.stopActing());
  }

  async function signOut(): Promise<void> {
    await api.identity.signOut();
    // The phone may be borrowed: half-filled forms belong to the person who left.
    dropAllDrafts();
    record.value = null;
    session.value = { kind: 'public' };
  }

  return {
    session,
    record,
    side,
    registered,
    may,
    isSeeker,
    acting,
    beyondScope,
    actingJustEnded,
    ready,
    refresh,
    loadRecord,
    adopt,
    actFor,
    backToSelf,
    signOut,
  };
});

/** Who uses the portal: an anonymous visitor, a seeker or an employer. */
export const useSession = () => store(pinia);
