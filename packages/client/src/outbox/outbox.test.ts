import { describe, expect, it } from 'vitest';
import type { FileItem } from '@yizhan/contract';
import { ApiProblem } from '../problem.ts';
import type { UploadCalls } from '../files/uploads.ts';
import {
  isWaitingPhoto,
  newPhotoId,
  sendWaiting,
  waitingPhotosIn,
  type OutboxStore,
  type WaitingForm,
  type WaitingPhoto,
} from './outbox.ts';

const OWNER = 'clerk';
const ABOUT = { kind: 'employer', id: '4303-3WvDzXJ8VhVPhZpbKjqfQe', name: '某厂' } as const;
const definition = { title: { 'zh-CN': '走访', en: 'Visit' }, fields: [] };
const formOf = (clientId: string, answers: WaitingForm['answers'] = {}): WaitingForm => ({
  clientId,
  owner: OWNER,
  about: ABOUT,
  form: { code: 'employer_visit', versionId: null, number: 1, definition },
  answers,
  at: `2026-11-30T0${clientId.length}:00:00.000Z`,
  refusal: null,
});
const PHOTO = newPhotoId('p1');
const shot = { id: PHOTO, name: '门头.jpg', takenAt: null, lng: null, lat: null };
const photoOf = (size = 25): WaitingPhoto => ({
  id: PHOTO,
  owner: OWNER,
  name: '门头.jpg',
  blob: new Blob([new Uint8Array(size)]),
  placed: true,
  at: '2026-11-30T00:00:00.000Z',
  fileId: null,
});

function device(forms: readonly WaitingForm[], photos: readonly WaitingPhoto[] = []) {
  const kept = { forms: [...forms], photos: [...photos] };
  const withoutForm = (clientId: string) => kept.forms.filter((one) => one.clientId !== clientId);
  const store: OutboxStore = {
    formsOf: async (owner) => Promise.resolve(kept.forms.filter((form) => form.owner === owner)),
    putForm: async (form) => {
      kept.forms = [...withoutForm(form.clientId), form];
      return Promise.resolve();
    },
    photo: async (id) => Promise.resolve(kept.photos.find((one) => one.id === id)),
    putPhoto: async (photo) => {
      kept.photos = [...kept.photos.filter(({ id }) => id !== photo.id), photo];
      return Promise.resolve();
    },
    photoSent: async (form, id) => {
      kept.photos = kept.photos.filter((one) => one.id !== id);
      return store.putForm(form);
    },
    remove: async (form) => {
      kept.forms = withoutForm(form.clientId);
      return Promise.resolve();
    },
  };
  return { kept, store };
}

const broken = () => new ApiProblem({ status: 0, code: 'network', detail: '没有网络' });
const withdrawn = () => new ApiProblem({ status: 409, code: 'form.version_withdrawn', detail: '停用了' });

/** A server that takes files in parts and forms once by their client id. `faults` break one call each. */
function server() {
  const files = new Map<string, FileItem>();
  const given = new Map<string, WaitingForm>();
  const faults: Array<'before' | 'after' | undefined> = [];
  const call = async <T>(does: () => T): Promise<T> => {
    const fault = faults.shift();
    if (fault === 'before') throw broken();
    const reply = does();
    if (fault === 'after') throw broken();
    return Promise.resolve(reply);
  };
  const put = (id: string, change: Partial<FileItem>): FileItem => {
    const base = files.get(id) ?? ({ id, received: 0, place: null, takenAt: null } as FileItem);
    const next = { ...base, ...change };
    files.set(id, next);
    return next;
  };
  const calls = {
    begin: async ({ body }: { body: { name: string; size: number } }) =>
      call(() => put(`f${files.size}`, { name: body.name, size: body.size, status: 'receiving' })),
    put: async ({
      params,
      query,
      bytes,
    }: {
      params: { id: string };
      query: { offset: number };
      bytes: Blob;
    }) => call(() => put(params.id, { received: query.offset + bytes.size })),
    finish: async ({ params }: { params: { id: string } }) => call(() => put(params.id, { status: 'kept' })),
    get: async ({ params }: { params: { id: string } }) => call(() => put(params.id, {})),
    remove: async () => Promise.reject(new Error('not asked')),
  } as unknown as UploadCalls;
  const give = async (form: WaitingForm) => call(() => given.set(form.clientId, form));
  return { calls, files, given, faults, give };
}

function sending(store: OutboxStore, { calls, give }: ReturnType<typeof server>) {
  return {
    store,
    files: calls,
    partBytes: 10,
    give,
    stopped: () => false,
    wait: async () => Promise.resolve(),
  };
}

describe('what waits on a device', () => {
  it('is handed in once the line is back, the photo first, and is gone from the device', async () => {
    const { kept, store } = device([formOf('a', { photos: [shot] })], [photoOf()]);
    const far = server();
    expect(await sendWaiting(OWNER, sending(store, far))).toEqual({ sent: 1 });
    const [form] = far.given.values();
    expect(form?.answers['photos']).toMatchObject([{ id: 'f0', name: '门头.jpg' }]);
    expect(kept).toEqual({ forms: [], photos: [] });
  });

  it('arrives once wherever the line breaks, and makes no second photo', async () => {
    // Calls in order: begin, three parts, finish, give; each is lost once on its way there and once on its way back.
    for (let at = 0; at < 6; at += 1) {
      for (const side of ['before', 'after'] as const) {
        const { kept, store } = device([formOf('a', { photos: [shot] })], [photoOf()]);
        const far = server();
        far.faults.push(...Array.from({ length: at }, () => undefined), side);
        expect(await sendWaiting(OWNER, sending(store, far))).toEqual({ sent: 0 });
        expect(kept.forms).toHaveLength(1);
        expect(await sendWaiting(OWNER, sending(store, far))).toEqual({ sent: 1 });
        expect(far.given.size).toBe(1);
        expect([...far.files.values()].filter(({ status }) => status === 'kept')).toHaveLength(1);
        expect(kept).toEqual({ forms: [], photos: [] });
      }
    }
  });

  it('keeps what is refused with its words, and goes on with the next', async () => {
    const { kept, store } = device([formOf('a', { words: '全都在' }), formOf('bb')]);
    const far = server();
    const order = sending(store, far);
    const give = async (form: WaitingForm) =>
      form.clientId === 'a' ? Promise.reject(withdrawn()) : far.give(form);
    expect(await sendWaiting(OWNER, { ...order, give })).toEqual({ sent: 1 });
    expect(kept.forms).toMatchObject([
      {
        clientId: 'a',
        answers: { words: '全都在' },
        refusal: { code: 'form.version_withdrawn', text: '停用了' },
      },
    ]);
    // It is not sent again by itself.
    expect(await sendWaiting(OWNER, order)).toEqual({ sent: 0 });
  });

  it('is nobody else’s, and stays when somebody leaves meanwhile', async () => {
    const { kept, store } = device([formOf('a')]);
    const far = server();
    expect(await sendWaiting('another', sending(store, far))).toEqual({ sent: 0 });
    await sendWaiting(OWNER, { ...sending(store, far), stopped: () => true });
    expect(far.given.size).toBe(0);
    expect(kept.forms).toHaveLength(1);
  });

  it('is not handed in when it was thrown away while its photo was sent', async () => {
    const { kept, store } = device([formOf('a', { photos: [shot] })], [photoOf()]);
    const far = server();
    const order = sending(store, far);
    const finish: typeof order.files.finish = async (asked) => {
      kept.forms = [];
      return order.files.finish(asked);
    };
    expect(await sendWaiting(OWNER, { ...order, files: { ...order.files, finish } })).toEqual({ sent: 0 });
    expect([far.given.size, kept.forms]).toEqual([0, []]);
  });

  it('tells photos on the device from files at the server', () => {
    expect(isWaitingPhoto(PHOTO)).toBe(true);
    expect(waitingPhotosIn(formOf('a', { photos: [shot, { ...shot, id: '4303-x' }], words: 'x' }))).toEqual([
      PHOTO,
    ]);
  });
});
