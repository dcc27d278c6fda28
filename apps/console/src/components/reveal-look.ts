import type { RevealPurpose } from '@yizhan/domain';

/** The purpose for which a user wants to see a full number. */
export interface RevealLook {
  readonly purpose: RevealPurpose;
  readonly words: string;
}
