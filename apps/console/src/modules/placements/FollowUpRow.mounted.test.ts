import { flushPromises } from '@vue/test-utils';
import { expect, it } from 'vitest';
import { routes, type FollowUp, type FormAnswer } from '@yizhan/contract';
import { followUpScriptV1 } from '@yizhan/forms/built-in/follow-up-script.ts';
import { Answers, byText, mounted, Refusal } from '../../test-support/mounted.ts';
import { i18n } from '../../app/i18n.ts';
import FollowUpRow from './FollowUpRow.vue';
import zh from './texts/zh-CN.ts';

const ID = '4303-3WvDzXJ8VhVPhZpbKjqfQe';
const followUp = {
  id: ID,
  seekerId: ID,
  placementId: ID,
  seekerName: '王芳',
  employerName: '安居物业',
  vacancyTitle: '保洁',
  day: 7,
  dueOn: '2026-11-18',
  tries: 0,
  overdue: false,
  missingYear: null,
  outcome: null,
  note: '',
  phoneMask: '138****1234',
  can: ['answer'],
  undo: null,
} as unknown as FollowUp;

it('asks what the script says, and hands that in once, before the outcome', async () => {
  i18n.global.mergeLocaleMessage('zh-CN', { placements: zh });
  const sent: unknown[] = [];
  let refused = false;
  new Answers()
    .on(routes.forms.current, () => ({
      code: 'follow_up_script',
      subject: 'follow_up' as const,
      versionId: null,
      number: 1,
      definition: followUpScriptV1,
    }))
    .on(routes.forms.giveForFollowUp, ({ body }) => {
      const { code, versionId, number, answers } = body as Pick<
        FormAnswer,
        'code' | 'versionId' | 'number' | 'answers'
      >;
      sent.push(answers);
      return {
        id: ID,
        code,
        versionId,
        number,
        definition: followUpScriptV1,
        answers,
        names: {},
        onDay: '2026-11-18',
        status: 'given' as const,
        version: 1,
        givenBy: '李',
        givenAt: '2026-11-18T02:00:00Z',
        can: [],
        undo: null,
      };
    })
    .on(routes.placements.followUp, () => {
      refused = true;
      throw new Refusal({ status: 409, code: 'placement.follow_up_early', detail: '还早' });
    });
  const page = mounted(FollowUpRow, { props: { followUp } });
  byText('button', '看看问什么').click();
  await flushPromises();
  expect(page.text()).toContain('还在这家上班吗');
  expect(page.text()).not.toContain('工资是按说好的发的吗');
  const [yes] = document.querySelector('[aria-label="还在这家上班吗"]')?.querySelectorAll('input') ?? [];
  yes?.dispatchEvent(new Event('change', { bubbles: true }));
  await flushPromises();
  expect(page.text()).toContain('工资是按说好的发的吗');
  byText('button', '还在').click();
  await flushPromises();
  expect(sent).toEqual([{ at_work: true }]);
  expect(refused).toBe(true);
  byText('button', '还在').click();
  await flushPromises();
  expect(sent).toHaveLength(1);
});
