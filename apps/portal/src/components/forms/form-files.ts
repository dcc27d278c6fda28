import type { InjectionKey } from 'vue';
import type { FilePurpose } from '@yizhan/domain';

/** Where the files of a form go while it is filled in: to the record that it is about. */
export interface FormFiles {
  readonly purpose: FilePurpose;
  readonly owner: string;
  /** The person whose certificates are offered. */
  readonly certificatesOf?: string;
}

export const FORM_FILES: InjectionKey<FormFiles | undefined> = Symbol('files of a form');
