import { routes } from '@yizhan/contract';
import { toRef } from '../../app/ids.ts';
import { defineSample } from '../../test-support/conformance/sample.ts';
import { boundPaperFlow } from './papers.flow.ts';

export const samples = [
  defineSample({
    flow: boundPaperFlow,
    async begin(line) {
      const { id } = await line.referred();
      const { first } = await line.clerk.call(routes.papers.issueSlips, { body: { placementIds: [id] } });
      const { items } = await line.clerk.call(routes.papers.list, { query: { q: first } });
      return toRef(items[0]?.id ?? '');
    },
  }),
];
