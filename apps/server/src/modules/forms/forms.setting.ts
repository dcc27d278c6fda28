import { shanghaiDate } from '@yizhan/domain';
import type { BoundSetting } from '../../records/settings/index.ts';
import { listForms } from './versions.usecases.ts';

/** Forms in use in the prefecture, and drafts of the bureau. */
export const formsSetting: BoundSetting = {
  id: 'forms',
  verb: 'forms.edit',
  audit: 'form.version',
  async state(ctx, region) {
    const forms = await listForms(ctx, region);
    const [newest] = forms.flatMap(({ inUse }) => inUse?.since ?? []).toSorted((a, b) => b.localeCompare(a));
    return {
      values: {
        count: forms.filter(({ inUse }) => inUse !== null).length,
        own: forms.filter(({ inUse }) => inUse !== null && inUse.id !== null).length,
        drafts: forms.filter(({ draftId }) => draftId !== null).length,
      },
      shipped: forms.every(({ inUse }) => inUse === null || inUse.id === null),
      since: newest === undefined ? null : shanghaiDate(new Date(newest)),
    };
  },
};
