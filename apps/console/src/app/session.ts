import { computed, ref, shallowRef } from 'vue';
import { defineStore } from 'pinia';
import type { Session, SiteRef, SystemStatus } from '@yizhan/contract';
import type { Verb } from '@yizhan/domain';
import { api } from './api.ts';
import { readStored, writeStored } from './preferences.ts';

export type StaffSession = Extract<Session, { kind: 'staff' }>;

function isSiteRef(value: unknown): value is SiteRef {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof Reflect.get(value, 'id') === 'string' &&
    typeof Reflect.get(value, 'name') === 'string'
  );
}

/** Who is signed in, what they may do, and at which site they are working. */
export const useSession = defineStore('session', () => {
  const current = shallowRef<Session>({ kind: 'public' });
  const system = shallowRef<SystemStatus>();
  const loaded = ref(false);
  const site = shallowRef<SiteRef | null>(null);

  const staff = computed<StaffSession | undefined>(() =>
    current.value.kind === 'staff' ? current.value : undefined,
  );
  /** Signed in with nothing left to do first (second factor, first password). */
  const ready = computed(
    () =>
      staff.value !== undefined && staff.value.secondFactor !== 'needed' && !staff.value.mustChangePassword,
  );
  const verbs = computed(() => new Set<Verb>(ready.value ? staff.value?.verbs : []));

  function may(...any: readonly Verb[]): boolean {
    return any.length === 0 ? ready.value : any.some((verb) => verbs.value.has(verb));
  }

  const siteKey = () => `yizhan.site.${staff.value?.staffId ?? ''}`;

  function accept(next: Session): void {
    current.value = next;
    if (next.kind !== 'staff') {
      site.value = null;
      return;
    }
    const kept = readStored(siteKey());
    site.value = isSiteRef(kept) ? kept : kept === 'all' ? null : next.homeSite;
  }

  /** Null means all sites within reach. */
  function chooseSite(next: SiteRef | null): void {
    site.value = next;
    writeStored(siteKey(), next ?? 'all');
  }

  async function loadSystem(): Promise<SystemStatus> {
    system.value = await api.system.status();
    return system.value;
  }

  /** Fetches once who is signed in on this device. */
  async function load(): Promise<void> {
    if (loaded.value) return;
    const [, session] = await Promise.all([loadSystem(), api.identity.session()]);
    accept(session);
    loaded.value = true;
  }

  async function signOut(): Promise<void> {
    await api.identity.signOut();
    accept({ kind: 'public' });
  }

  return { current, system, staff, ready, verbs, site, may, accept, chooseSite, load, loadSystem, signOut };
});
