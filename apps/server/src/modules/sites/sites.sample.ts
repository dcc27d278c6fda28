import { routes } from '@yizhan/contract';
import { fromShortId } from '../../app/ids.ts';
import { sharedRef } from '../../records/flow/types.ts';
import { defineSample } from '../../test-support/conformance/sample.ts';
import { siteInput } from '../../test-support/records.ts';
import { siteFlow } from './sites.flow.ts';

let made = 0;

export const samples = [
  defineSample({
    flow: siteFlow,
    async begin({ platform }) {
      made += 1;
      const officer = await platform.staff('county_officer', { region: '430304' });
      const body = siteInput({ name: `岳塘区${made}号驿站`, status: 'planned' });
      return sharedRef(fromShortId((await officer.call(routes.sites.create, { body })).id));
    },
  }),
];
