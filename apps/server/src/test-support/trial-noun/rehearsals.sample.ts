import { rehearsalRoutes } from '@yizhan/contract/test-support/rehearsals.ts';
import { toRef } from '../../app/ids.ts';
import { defineSample } from '../conformance/sample.ts';
import { person } from '../people.ts';
import { boundRehearsalFlow } from './rehearsals.flow.ts';

export const rehearsalSample = defineSample({
  flow: boundRehearsalFlow,
  async begin({ clerk }, { seekerId, words }) {
    const body = { seekerId: seekerId ?? (await person(clerk)).id, at: '2026-11-20T02:00:00Z', wish: words };
    return toRef((await clerk.call(rehearsalRoutes.bookRehearsal, { body })).id);
  },
  ofSeeker: true,
});
