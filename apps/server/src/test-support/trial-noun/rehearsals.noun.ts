import { RehearsalList, rehearsalRoutes, REHEARSAL_VERB } from '@yizhan/contract/test-support/rehearsals.ts';
import { recordId, siteRef } from '../../app/ids.ts';
import { bindNoun } from '../../records/noun.ts';
import { RehearsalUnknown } from './rehearsals.errors.ts';
import { boundRehearsalFlow } from './rehearsals.flow.ts';
import { rehearsalPolicy } from './rehearsals.policy.ts';
import { findRehearsalRows, rehearsalSource } from './rehearsals.repository.ts';

export const rehearsals = bindNoun({
  flow: boundRehearsalFlow,
  list: RehearsalList,
  source: rehearsalSource,
  rows: findRehearsalRows,
  policy: rehearsalPolicy,
  verb: REHEARSAL_VERB,
  show: (row, approval) => ({
    seeker: { id: recordId(row.prefecture, row.seeker_id), name: row.seeker_name },
    site: siteRef(row),
    at: row.at.toISOString(),
    wish: row.wish,
    result: row.result,
    heldBy: row.held_by_name,
    approval,
  }),
  unknown: RehearsalUnknown,
  reviewed: {
    reopen: {
      code: 'rehearsal.reopen',
      about: { 'zh-CN': '重新打开模拟面试', en: 'opening a rehearsal again' },
      level: 'same',
      when: 'always',
      verb: REHEARSAL_VERB,
      title: (row) => row.seeker_name,
      party: (row) => ({ kind: 'seeker', ref: { prefecture: row.prefecture, id: row.seeker_id } }),
    },
  },
  routes: { move: rehearsalRoutes.moveRehearsal },
});
