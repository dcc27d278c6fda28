import { routes } from '@yizhan/contract';
import { addDays } from '@yizhan/domain';
import { fromShortId } from '../../app/ids.ts';
import { sharedRef } from '../../records/flow/types.ts';
import { defineSample } from '../../test-support/conformance/sample.ts';
import { boundRuleFlow } from './rules.flow.ts';

let published = 0;

export const samples = [
  defineSample({
    flow: boundRuleFlow,
    by: { role: 'prefecture_officer', region: '4303', siteId: null },
    async begin({ platform }) {
      const officer = await platform.staff('prefecture_officer', { region: '4303' });
      const body = { code: 'group.returning_woman', region: '4303' } as const;
      return sharedRef(fromShortId((await officer.call(routes.rules.draft, { body })).id));
    },
    inputs: {
      // Each begins after the one before, as it must.
      publish() {
        published += 1;
        return { from: addDays('2030-01-01', published) };
      },
    },
  }),
];
