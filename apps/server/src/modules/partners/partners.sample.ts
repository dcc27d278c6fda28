import { routes } from '@yizhan/contract';
import { fromShortId } from '../../app/ids.ts';
import { sharedRef } from '../../records/flow/types.ts';
import { defineSample } from '../../test-support/conformance/sample.ts';
import { partnerInput } from '../../test-support/records.ts';
import { boundPartnerFlow } from './partners.flow.ts';

export const samples = [
  defineSample({
    flow: boundPartnerFlow,
    async begin({ platform }) {
      const officer = await platform.staff('prefecture_officer', { region: '4303' });
      const { id } = await officer.call(routes.partners.add, { body: partnerInput() });
      return sharedRef(fromShortId(id));
    },
    by: { role: 'prefecture_officer', region: '4303', siteId: null },
  }),
];
