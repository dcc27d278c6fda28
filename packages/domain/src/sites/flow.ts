import { defineFlow, movesFrom, nextStatus, type MoveOf } from '../flow/define-flow.ts';
import { SITE_STATUSES, type SiteStatus } from './vocabulary.ts';

/**
 * The life of a site: planned → under construction → acceptance → trial → open → suspended → closed. Steps may be
 * skipped, and a site already in operation is entered with its actual status. Each move is named after its destination.
 */
export const siteFlow = defineFlow({
  noun: 'site',
  statuses: SITE_STATUSES,
  table: {
    planned: {
      build: 'under_construction',
      inspect: 'acceptance',
      start_trial: 'trial',
      start: 'open',
      close: 'closed',
    },
    under_construction: {
      inspect: 'acceptance',
      start_trial: 'trial',
      start: 'open',
      replan: 'planned',
      close: 'closed',
    },
    acceptance: {
      start_trial: 'trial',
      start: 'open',
      build: 'under_construction',
      close: 'closed',
    },
    trial: { start: 'open', suspend: 'suspended', inspect: 'acceptance', close: 'closed' },
    open: { suspend: 'suspended', start_trial: 'trial', close: 'closed' },
    suspended: { start: 'open', start_trial: 'trial', close: 'closed' },
    closed: { start: 'open', start_trial: 'trial', suspend: 'suspended', replan: 'planned' },
  },
  moves: {
    replan: { undo: 'inverse', reason: 'optional' },
    build: { undo: 'inverse', reason: 'optional' },
    inspect: { undo: 'inverse', reason: 'optional' },
    start_trial: { undo: 'inverse', reason: 'optional' },
    start: { undo: 'inverse', reason: 'optional' },
    suspend: { undo: 'inverse', reason: 'optional' },
    close: { undo: 'inverse', reason: 'optional' },
  },
  openings: { open: { to: SITE_STATUSES, takenBack: null } },
});
export type SiteMove = MoveOf<typeof siteFlow>;

/** The move that leads from one status to another; undefined where there is none. */
export function siteMoveTo(from: SiteStatus, to: SiteStatus): SiteMove | undefined {
  return movesFrom(siteFlow, from).find((move) => nextStatus(siteFlow, from, move) === to);
}
