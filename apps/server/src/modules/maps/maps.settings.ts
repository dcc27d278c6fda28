import { shanghaiDate } from '@yizhan/domain';
import type { BoundSetting } from '../../records/settings/index.ts';
import { listBaseMapSettings } from './base-map.usecases.ts';
import { listBoundaryLoads } from './boundaries.usecases.ts';

/** The base map and the boundaries that a bureau loaded. */
export const mapSettings: readonly BoundSetting[] = [
  {
    id: 'base_map',
    verb: 'maps.manage',
    audit: 'base_map.',
    async state(ctx) {
      const current = (await listBaseMapSettings(ctx)).items.find(({ endedAt }) => endedAt === null);
      return {
        values: { base: current === undefined ? 'sketch' : 'tiles', number: current?.approvalNumber ?? '' },
        shipped: current === undefined,
        source: current === undefined ? null : { name: current.source, dated: null },
        since: current === undefined ? null : shanghaiDate(new Date(current.setAt)),
      };
    },
  },
  {
    id: 'boundaries',
    verb: 'maps.manage',
    audit: 'boundaries.',
    async state(ctx) {
      const [newest, ...others] = (await listBoundaryLoads(ctx)).filter(
        ({ withdrawnAt }) => withdrawnAt === null,
      );
      return {
        values: { files: newest === undefined ? 0 : others.length + 1 },
        shipped: newest === undefined,
        source: newest === undefined ? null : { name: newest.source, dated: newest.dated },
        since: newest === undefined ? null : shanghaiDate(new Date(newest.loadedAt)),
      };
    },
  },
];
