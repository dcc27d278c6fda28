import type { InjectionKey } from 'vue';
import type { WaitingPhoto } from '@yizhan/client/outbox/outbox.ts';

/** Where photos of a form wait on the device while there is no network. */
export interface FormHolds {
  /** Undefined where the device holds as many as it may. */
  keep(file: File, placed: boolean): Promise<WaitingPhoto | undefined>;
  photo(id: string): Promise<WaitingPhoto | undefined>;
  drop(id: string): Promise<void>;
}

export const FORM_HOLDS: InjectionKey<FormHolds | undefined> = Symbol('photos of a form that wait');
