import { flushPromises } from '@vue/test-utils';
import { beforeAll, describe, expect, it } from 'vitest';
import { personalDataRoutes, type ErasurePreview, type Seeker } from '@yizhan/contract';
import { heldTexts } from '@yizhan/ui/texts/zh-CN/held.ts';
import { i18n } from '../../app/i18n.ts';
import { Answers, byText, mounted, Refusal } from '../../test-support/mounted.ts';
import SeekerRights from './SeekerRights.vue';
import texts from './texts/zh-CN.ts';

beforeAll(() => i18n.global.mergeLocaleMessage('zh-CN', { seekers: texts, held: heldTexts }));

const seeker: Pick<Seeker, 'id' | 'name' | 'can'> = {
  id: '4303-3WvDzXJ8VhVPhZpbKjqfQe',
  name: '王秀英',
  can: ['reveal', 'erase'],
};
const PREVIEW: ErasurePreview = {
  version: 7,
  stillPlaced: false,
  goes: [{ table: 'seekers', rows: 1 }],
  stays: [{ table: 'consents', rows: 2 }],
};

async function rights(given: Partial<typeof seeker> = {}) {
  const wrapper = mounted(SeekerRights, { props: { seeker: { ...seeker, ...given } } });
  await flushPromises();
  return wrapper;
}
async function press(label: string) {
  byText('button', label).click();
  await flushPromises();
}
async function choose(label: string) {
  const input = byText('label', label).querySelector<HTMLInputElement>('input');
  input?.dispatchEvent(new Event('change'));
  await flushPromises();
}
async function submit() {
  document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
  await flushPromises();
}
async function write(name: string) {
  const input = document.querySelector<HTMLInputElement>('.name input');
  if (input === null) throw new Error('Nobody asks for the name.');
  input.value = name;
  input.dispatchEvent(new Event('input'));
  await flushPromises();
}
const isShut = (label: string) => byText('button', label).hasAttribute('disabled');

describe('erasing a person at the counter', () => {
  it('shows what goes and what stays with the reason, and wants reason and proof before the next step', async () => {
    new Answers().on(personalDataRoutes.previewErasure, () => PREVIEW);
    await rights();
    await press('本人要求删除');
    expect(byText('li', '求职者档案')).toBeDefined();
    expect(byText('li', '同意和撤回同意的记录').textContent).toContain('证明本人什么时候同意过');
    expect(isShut('下一步')).toBe(true);
    await choose('本人不再同意由我们保存');
    expect(isShut('下一步')).toBe(true);
    await choose('看了身份证原件');
    expect(isShut('下一步')).toBe(false);
  });

  it('takes next of kin only for somebody who died, and nobody else then', async () => {
    new Answers().on(personalDataRoutes.previewErasure, () => PREVIEW);
    await rights();
    await press('本人要求删除');
    await choose('看了身份证原件');
    expect(document.body.textContent).not.toContain('死亡证明');
    await choose('本人已去世');
    expect(document.body.textContent).not.toContain('看了身份证原件');
    expect(isShut('下一步')).toBe(true);
    await choose('死亡证明');
    expect(isShut('下一步')).toBe(false);
  });

  it('erases only once the same name is written, and says that it is done', async () => {
    const sent: unknown[] = [];
    new Answers()
      .on(personalDataRoutes.previewErasure, () => PREVIEW)
      .on(personalDataRoutes.erase, ({ body }) => {
        sent.push(body);
        return { goes: [], stays: [] };
      });
    const wrapper = await rights();
    await press('本人要求删除');
    await choose('本人不再同意由我们保存');
    await choose('看了身份证原件');
    await submit();
    await write('王秀');
    expect(isShut('删除，不能恢复')).toBe(true);
    await submit();
    expect(sent).toEqual([]);
    await write(' 王秀英 ');
    await submit();
    expect(sent).toEqual([{ version: 7, name: '王秀英', identity: 'id_card', reason: 'consent_withdrawn' }]);
    expect(wrapper.emitted('erased')).toHaveLength(1);
    expect(document.querySelector('[role=dialog]')).toBeNull();
  });

  it('goes back to looking where somebody changed the record meanwhile, and says so', async () => {
    let looks = 0;
    new Answers()
      .on(personalDataRoutes.previewErasure, () => {
        looks += 1;
        return PREVIEW;
      })
      .on(personalDataRoutes.erase, () => {
        throw new Refusal({ status: 409, code: 'record.changed', detail: '有人刚改过这份档案。' });
      });
    const wrapper = await rights();
    await press('本人要求删除');
    await choose('本人不再同意由我们保存');
    await choose('看了身份证原件');
    await submit();
    await write('王秀英');
    await submit();
    expect(looks).toBe(2);
    expect(byText('[role="alert"]', '有人刚改过这份档案。')).toBeDefined();
    expect(byText('h2', '删除王秀英的全部信息')).toBeDefined();
    expect(wrapper.emitted('erased')).toBeUndefined();
  });

  it('is not offered while the person is on the way to work, nor to whoever may not', async () => {
    new Answers().on(personalDataRoutes.previewErasure, () => ({ ...PREVIEW, stillPlaced: true }));
    const wrapper = await rights();
    await press('本人要求删除');
    await choose('本人不再同意由我们保存');
    await choose('看了身份证原件');
    expect(isShut('下一步')).toBe(true);
    wrapper.unmount();
    await rights({ can: ['reveal'] });
    expect(document.body.textContent).not.toContain('本人要求删除');
  });
});
