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
  show: (row) => ({
    seeker: { id: recordId(row.prefecture, row.seeker_id), name: row.seeker_name },
    site: siteRef(row),
    at: row.at.toISOString(),
    wish: row.wish,
    result: row.result,
    heldBy: row.held_by_name,
  }),
  unknown: RehearsalUnknown,
  routes: { move: rehearsalRoutes.moveRehearsal },
});
