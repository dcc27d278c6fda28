import { newId } from '../../app/ids.ts';
import { runEach, tourOf } from '../../test-support/tour/tour.ts';
import * as approvals from './approvals.repository.ts';
import * as rules from './rules.repository.ts';

const KEY = Buffer.alloc(32);
const LATER = new Date('2030-01-01');

export const tours = [
  tourOf(approvals)({
    findApprovalRows: (w) => [[[w.a.employer, w.b.employer]]],
    listWaitingByKeys: (w) => w.each((half) => [half.prefecture, [KEY]]),
    findWaitingByKey: (w) => w.each((half) => [half.prefecture, KEY]),
    findWaitingKey: () => [[KEY]],
    findWaitingAbout: (w) => w.each((half) => ['employer_id', half.employer]),
    listPast: () => [['2030-01-01', 10]],
    listEndedBefore: () => [[LATER]],
    deleteApprovals: (w) => w.each((half) => [half.prefecture, [half.employer.id]]),
  }),
  tourOf(rules)({
    listHoldingRules: () => [['list.export', ['CN', '43', '4303']]],
    listRulesAround: () => [
      [['CN', '43'], '43'],
      [['CN'], ''],
    ],
    lockRules: () => [['list.export']],
    replaceRule: runEach((trx, half) =>
      rules.replaceRule(
        trx,
        {
          id: newId(),
          kind: 'list.export',
          region_code: half.prefecture,
          is_on: true,
          threshold: 10,
          source: '通知',
          source_date: null,
          set_by_kind: 'system',
          set_by_id: null,
          set_by_name: '',
          set_at: LATER,
        },
        LATER,
      ),
    ),
  }),
];
