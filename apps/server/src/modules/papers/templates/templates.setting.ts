import { PAPER_KINDS } from '@yizhan/domain';
import type { BoundSetting } from '../../../records/settings/index.ts';
import { readTemplates } from './templates.usecases.ts';

/** Word files that replace papers of the software. */
export const paperTemplatesSetting: BoundSetting = {
  id: 'paper_templates',
  verb: 'papers.templates',
  audit: 'paper.template',
  async state(ctx) {
    const { items } = await readTemplates(ctx);
    const active = items.filter(({ state }) => state === 'active');
    return {
      values: {
        active: active.length,
        drafts: items.filter(({ state }) => state === 'draft').length,
        kinds: PAPER_KINDS.length,
      },
      shipped: active.length === 0,
    };
  },
};
