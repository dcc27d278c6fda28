import type { RevealPurpose } from '@yizhan/domain';

/** What for somebody wants to see a full number. */
export interface RevealLook {
  readonly purpose: RevealPurpose;
  readonly words: string;
}
