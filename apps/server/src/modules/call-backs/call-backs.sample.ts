import { routes } from '@yizhan/contract';
import { toRef } from '../../app/ids.ts';
import { defineSample } from '../../test-support/conformance/sample.ts';
import { seekerInput } from '../../test-support/people.ts';
import { callBackFlow } from './call-backs.flow.ts';

export const samples = [
  defineSample({
    flow: callBackFlow,
    async begin({ platform, clerk, siteId }, { words }) {
      // Of somebody known, so that moves touch a person too.
      const known = seekerInput();
      await clerk.call(routes.seekers.register, { body: known });
      const body = { name: known.name, phone: known.phone ?? '', note: words, siteId };
      await platform.nobody.call(routes.callBacks.ask, { body });
      const { items } = await clerk.call(routes.callBacks.list, { query: { sort: 'latest', limit: 1 } });
      return toRef(items[0]?.id ?? '');
    },
    inputs: { give_up: () => ({ tried: true }) },
  }),
];
