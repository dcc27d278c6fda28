import { defineFlow, type MoveOf } from '../flow/define-flow.ts';

/** 另一个人社部门、人力资源机构、高校、招聘或用工平台、其他. */
export const PARTNER_KINDS = ['bureau', 'agency', 'university', 'platform', 'other'] as const;
export const PARTNER_STATUSES = ['active', 'paused', 'ended'] as const;
export type PartnerStatus = (typeof PARTNER_STATUSES)[number];

/**
 * A body whose system calls the API. Its keys work while it is `active`. `reopen` begins anew after an end: paused and
 * without keys, since nobody knows where the old ones have been.
 */
export const partnerFlow = defineFlow({
  noun: 'partner',
  statuses: PARTNER_STATUSES,
  table: {
    active: { pause: 'paused', end: 'ended' },
    paused: { resume: 'active', end: 'ended' },
    ended: { reopen: 'paused' },
  },
  moves: {
    pause: { undo: 'inverse', reason: 'words' },
    resume: { undo: 'inverse', reason: 'optional' },
    end: { undo: 'inverse', reason: 'words' },
    reopen: { undo: 'never', reason: 'words' },
  },
  openings: { add: { to: ['active'], takenBack: null } },
});
export type PartnerMove = MoveOf<typeof partnerFlow>;
