import Dexie, { type EntityTable } from 'dexie';
import {
  waitingPhotosIn,
  type OutboxStore,
  type WaitingForm,
  type WaitingPhoto,
} from '@yizhan/client/outbox/outbox.ts';

/** Filled-in forms and their photos in this browser. Nothing of a record lies here, only what somebody typed and took. */
class OutboxDatabase extends Dexie {
  declare readonly forms: EntityTable<WaitingForm, 'clientId'>;
  declare readonly photos: EntityTable<WaitingPhoto, 'id'>;

  constructor() {
    super('yizhan-outbox');
    this.version(1).stores({ forms: 'clientId, owner, at', photos: 'id, owner, at' });
  }
}

const db = new OutboxDatabase();

async function writing<T>(work: () => Promise<T>): Promise<T> {
  return db.transaction('rw', db.forms, db.photos, work);
}

export interface DeviceOutbox extends OutboxStore {
  photosOf(owner: string): Promise<number>;
  removePhoto(id: string): Promise<void>;
  /** Everything of somebody who leaves this device. */
  clear(owner: string): Promise<void>;
  /** What anybody left here before an instant goes. */
  clearBefore(at: string): Promise<void>;
}

export const deviceOutbox: DeviceOutbox = {
  formsOf: async (owner) => db.forms.where('owner').equals(owner).sortBy('at'),
  putForm: async (form) => {
    await db.forms.put(form);
  },
  photo: async (id) => db.photos.get(id),
  putPhoto: async (photo) => {
    await db.photos.put(photo);
  },
  photoSent: async (form, photoId) =>
    writing(async () => {
      await db.forms.put(form);
      await db.photos.delete(photoId);
    }),
  remove: async (form) =>
    writing(async () => {
      await db.photos.bulkDelete(waitingPhotosIn(form));
      await db.forms.delete(form.clientId);
    }),
  photosOf: async (owner) => db.photos.where('owner').equals(owner).count(),
  removePhoto: async (id) => db.photos.delete(id),
  clear: async (owner) =>
    writing(async () => {
      await db.forms.where('owner').equals(owner).delete();
      await db.photos.where('owner').equals(owner).delete();
    }),
  clearBefore: async (at) =>
    writing(async () => {
      await db.forms.where('at').below(at).delete();
      await db.photos.where('at').below(at).delete();
    }),
};
