import { computed, ref, shallowRef, watch } from 'vue';
import { defineStore } from 'pinia';
import { FILE_PART_BYTES } from '@yizhan/domain/files/purposes.ts';
import { newIntentKey } from '@yizhan/client/core.ts';
import {
  newPhotoId,
  sendWaiting,
  type WaitingForm,
  type WaitingPhoto,
} from '@yizhan/client/outbox/outbox.ts';
import { api } from './api.ts';
import { i18n } from './i18n.ts';
import type { DeviceOutbox } from './outbox-store.ts';
import { readStored, writeStored } from './preferences.ts';
import { tellDone } from './problems.ts';
import { useSession } from './session.ts';

/** Bounds of what one person leaves on a device. */
const MOST_FORMS = 30;
const MOST_PHOTOS = 60;
const MOST_DAYS = 30;
/** How often sending is tried again while something waits. */
const TRY_MS = 60_000;
/** Says that the device holds something, so that its database is only opened where it does. */
const HOLDS = 'yizhan.outbox';

/** Where forms wait on this device; tests put another one in its place. */
export const outboxDevice: { open: () => Promise<DeviceOutbox> } = {
  open: async () => (await import('./outbox-store.ts')).deviceOutbox,
};

/** Forms filled in without a network, until they are handed in. They are whoever filled them in alone. */
export const useOutbox = defineStore('outbox', () => {
  const session = useSession();
  const items = shallowRef<readonly WaitingForm[]>([]);
  const sending = ref(false);
  const owner = computed(() => session.staff?.staffId ?? null);
  const refused = computed(() => items.value.filter(({ refusal }) => refusal !== null));

  /** Fetches what keeping a form needs while there still is a network: whoever fills one in may lose it at any moment. */
  async function prepare(): Promise<void> {
    try {
      await outboxDevice.open();
    } catch {
      // Without it a form without a network stays on its page, as a draft.
    }
  }

  async function look(): Promise<void> {
    const who = owner.value;
    if (who === null || readStored(HOLDS) === undefined) {
      items.value = [];
      return;
    }
    const found = await (await outboxDevice.open()).formsOf(who);
    if (owner.value === who) items.value = found;
  }

  /** Puts a form by; false where the device holds as many as it may. Durable once it resolves. */
  async function hold(form: Omit<WaitingForm, 'owner' | 'at' | 'refusal'>): Promise<boolean> {
    const who = owner.value;
    if (who === null) return false;
    const isNew = !items.value.some(({ clientId }) => clientId === form.clientId);
    if (isNew && items.value.length >= MOST_FORMS) return false;
    writeStored(HOLDS, true);
    const device = await outboxDevice.open();
    await device.putForm({ ...form, owner: who, at: new Date().toISOString(), refusal: null });
    await look();
    return true;
  }

  /** Keeps a photo until it can be sent; undefined where there are as many as there may be. */
  async function holdPhoto(file: File, placed: boolean): Promise<WaitingPhoto | undefined> {
    const who = owner.value;
    const device = await outboxDevice.open();
    if (who === null || (await device.photosOf(who)) >= MOST_PHOTOS) return undefined;
    writeStored(HOLDS, true);
    const photo: WaitingPhoto = {
      id: newPhotoId(newIntentKey()),
      owner: who,
      name: file.name,
      blob: file,
      placed,
      at: new Date().toISOString(),
      fileId: null,
    };
    await device.putPhoto(photo);
    return photo;
  }
  const photo = async (id: string) => (await outboxDevice.open()).photo(id);
  const dropPhoto = async (id: string) => (await outboxDevice.open()).removePhoto(id);

  async function drop(form: WaitingForm): Promise<void> {
    await (await outboxDevice.open()).remove(form);
    await look();
  }

  async function give({ about: { kind, id }, form, answers, clientId }: WaitingForm): Promise<unknown> {
    const { code, versionId, number } = form;
    const order = { params: { id }, body: { code, versionId, number, answers, clientId } };
    return kind === 'employer' ? api.forms.giveForEmployer(order) : api.forms.giveForSeeker(order);
  }

  async function send(who: string): Promise<void> {
    const { sent } = await sendWaiting(who, {
      store: await outboxDevice.open(),
      files: api.files,
      partBytes: FILE_PART_BYTES,
      give,
      stopped: () => owner.value !== who,
    });
    if (sent > 0) tellDone(i18n.global.t('waitingHere.sent', { count: sent }));
  }

  /** Sends what waits. Two pages of one browser do not send at once where the browser can tell them apart. */
  async function flush(): Promise<void> {
    const who = owner.value;
    const waits = items.value.some(({ refusal }) => refusal === null);
    if (who === null || !session.ready || sending.value || !waits || !navigator.onLine) return;
    sending.value = true;
    try {
      if ('locks' in navigator) {
        await navigator.locks.request('yizhan.outbox', { ifAvailable: true }, async (lock) => {
          if (lock !== null) await send(who);
        });
      } else await send(who);
    } catch (error) {
      // What waits stays on the device, and is tried again.
      console.error(error);
    } finally {
      sending.value = false;
      await look();
    }
  }

  /** Everything of the person who signs out. */
  async function clear(): Promise<void> {
    if (owner.value !== null && readStored(HOLDS) !== undefined)
      await (await outboxDevice.open()).clear(owner.value);
    items.value = [];
  }

  /** Sends whenever the line is back; returns a function that stops it. */
  function keepSending(): () => void {
    const again = () => void flush();
    const timer = setInterval(again, TRY_MS);
    window.addEventListener('online', again);
    const stopWatching = watch(
      () => session.ready,
      async () => {
        if (session.ready && readStored(HOLDS) !== undefined) {
          const long = new Date(Date.now() - MOST_DAYS * 86_400_000);
          await (await outboxDevice.open()).clearBefore(long.toISOString());
        }
        await look();
        await flush();
      },
      { immediate: true },
    );
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
      stopWatching();
    };
  }

  return {
    items,
    refused,
    sending,
    prepare,
    look,
    hold,
    holdPhoto,
    photo,
    dropPhoto,
    drop,
    flush,
    clear,
    keepSending,
  };
});
