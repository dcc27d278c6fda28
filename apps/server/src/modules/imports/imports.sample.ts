import { routes, type ImportRun } from '@yizhan/contract';
import { fromShortId } from '../../app/ids.ts';
import { sharedRef } from '../../records/flow/types.ts';
import { defineSample } from '../../test-support/conformance/sample.ts';
import { importFlow } from './imports.flow.ts';

/** As the upload proposes it. */
let mapping: ImportRun['mapping'] = {};
let made = 0;

export const samples = [
  defineSample({
    flow: importFlow,
    async begin({ manager }) {
      made += 1;
      const file = new Blob([`岗位名称,单位名称,工作地点\n保安${made},岳塘物业,岳塘区书院路街道1号\n`]);
      const { id, ...run } = await manager.call(routes.imports.upload, {
        params: { kind: 'vacancies' },
        file,
        fileName: `岗位${made}.csv`,
      });
      mapping = run.mapping;
      return sharedRef(fromShortId(id));
    },
    inputs: {
      queue: () => ({ mapping, saveMappingAs: null, regionCode: null, publish: true }),
      fail: () => ({ error: 'interrupted' as const }),
    },
    by: { role: 'site_manager', region: '4303', siteId: null },
  }),
];
