import { flushPromises } from '@vue/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { routes, type FormPreview, type FormVersion } from '@yizhan/contract';
import { FormDefinition } from '@yizhan/forms/definition.ts';
import { Answers, byText, mounted, press } from '../../test-support/mounted.ts';
import { i18n } from '../../app/i18n.ts';
import FormEditor from './FormEditor.vue';
import zh from './texts/zh-CN.ts';

const say = (text: string) => ({ 'zh-CN': text, en: text });
const ID = '4303-3WvDzXJ8VhVPhZpbKjqfQe';
const draftOf = (definition: FormDefinition, version = 1): FormVersion => ({
  id: ID,
  code: 'form_test',
  subject: 'employer',
  number: 1,
  region: { code: '4303', name: '湘潭市', fullName: '湖南省湘潭市' },
  status: 'draft',
  definition,
  reason: null,
  publishedBy: null,
  publishedAt: null,
  updatedAt: '2026-11-18T02:00:00Z',
  version,
  can: ['save', 'publish', 'discard'],
  undo: null,
});

let saved: FormDefinition;
let moves: unknown[];
let preview: FormPreview;
async function opened(definition: FormDefinition) {
  saved = definition;
  moves = [];
  let version = 1;
  new Answers()
    .on(routes.forms.versions, () => ({ items: [draftOf(saved, version)] }))
    .on(routes.forms.save, ({ body }) => {
      saved = FormDefinition.parse(Reflect.get(Object(body), 'definition'));
      version += 1;
      return draftOf(saved, version);
    })
    .on(routes.forms.preview, () => preview)
    .on(routes.forms.moveVersion, ({ body }) => {
      moves.push(body);
      return { ...draftOf(saved, version + 1), status: 'published' as const };
    });
  const page = mounted(FormEditor, { props: { region: '4303', code: 'form_test' } });
  await flushPromises();
  return page;
}
beforeEach(() => {
  i18n.global.mergeLocaleMessage('zh-CN', { forms: zh });
  preview = { problems: [], changes: [], replaces: null };
});

async function change(element: Element | null | undefined, value: string, event = 'input') {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLSelectElement))
    throw new Error('no control');
  element.value = value;
  element.dispatchEvent(new Event(event, { bubbles: true }));
  await flushPromises();
}
const click = async (element: HTMLElement) => {
  element.click();
  await flushPromises();
};
const keysOf = () => saved.fields.map((field) => field.key);
const button = (text: string) => byText('button', text);

describe('a form is made on a screen', () => {
  it('field by field, with a condition, and saved', async () => {
    const page = await opened({ title: say('看厂'), fields: [] });
    await change(page.element.querySelector('section select'), 'yes_no', 'change');
    const [labelZh, labelEn] = page.element.querySelectorAll('.right .wording input');
    await change(labelZh, '缺人吗');
    await change(labelEn, 'Short of people?');
    await change(page.element.querySelector('section > label select'), 'text', 'change');
    const [zhText, enText] = page.element.querySelectorAll('.right .wording input');
    await change(zhText, '缺多少');
    await change(enText, 'How many?');
    await click(button('加一个条件'));
    expect(page.text()).toContain('“缺人吗”选“是”');
    await click(button('保存草稿'));
    expect(saved.fields).toMatchObject([
      { kind: 'yes_no', label: { 'zh-CN': '缺人吗', en: 'Short of people?' } },
      {
        kind: 'text',
        label: { 'zh-CN': '缺多少' },
        shown: { kind: 'compare', left: { fact: 'yes_no_1' }, right: { value: true } },
      },
    ]);
  });

  it('in another order by keyboard and by dragging, and says where a field went', async () => {
    const field = (key: string) => ({ kind: 'text' as const, key, label: say(key) });
    const page = await opened({ title: say('看厂'), fields: [field('a'), field('b'), field('c')] });
    page.find<HTMLElement>('[data-key="c"] .name').element.focus();
    press('ArrowUp', { altKey: true });
    await flushPromises();
    expect(page.find('[role="status"].only-read').text()).toBe('“c”现在是第2项，共3项');
    expect(document.activeElement?.closest('li')?.getAttribute('data-key')).toBe('c');
    const onto = page.find('[data-key="b"]').element;
    const under = vi.fn(() => onto);
    Object.assign(document, { elementFromPoint: under });
    Object.assign(Element.prototype, { setPointerCapture: () => undefined });
    const grip = page.find('[data-key="a"] .grip');
    await grip.trigger('pointerdown', { button: 0, pointerId: 1 });
    await grip.trigger('pointermove', { pointerId: 1, clientX: 5, clientY: 40 });
    await grip.trigger('pointerup', { pointerId: 1 });
    await flushPromises();
    await click(button('保存草稿'));
    expect(keysOf()).toEqual(['c', 'b', 'a']);
  });

  it('says beside each field what is to be mended, and leads there', async () => {
    const page = await opened({
      title: say('看厂'),
      fields: [{ kind: 'choice', key: 'a', label: say('选'), options: [] }],
    });
    await click(button('至少要有两个选项'));
    expect(page.find('.right').text()).toContain('至少要有两个选项');
    await click(button('加一个选项'));
    await click(button('加一个选项'));
    expect(page.find('.right').text()).not.toContain('至少要有两个选项');
  });

  it('looks before it publishes, and wants a reason', async () => {
    await opened({ title: say('看厂'), fields: [{ kind: 'text', key: 'a', label: say('厂区') }] });
    preview = {
      problems: [],
      changes: [{ field: 'a', words: say('新增“厂区”。') }],
      replaces: { number: 1, answers: 4 },
    };
    await click(button('发布'));
    const dialog = document.querySelector<HTMLElement>('[role="dialog"]');
    expect(dialog?.textContent).toContain('新增“厂区”');
    expect(dialog?.textContent).toContain('已填的4份');
    await change(dialog?.querySelector('input'), '试用');
    dialog?.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await flushPromises();
    expect(moves).toEqual([{ version: 1, move: 'publish', reason: '试用' }]);
  });

  it('offers every kind, and says at once which ones people cannot fill in themselves', async () => {
    const page = await opened({
      title: say('跟进'),
      fields: [
        { kind: 'photos', key: 'a', label: say('门头'), placed: true, most: 2 },
        { kind: 'person', key: 'b', label: say('谁带的') },
      ],
      forPerson: true,
    });
    const kinds = [...page.element.querySelectorAll('section > label option')].map((one) =>
      one.getAttribute('value'),
    );
    expect(kinds).toEqual(expect.arrayContaining(['files', 'photos', 'site', 'table', 'computed']));
    expect(kinds).not.toEqual(expect.arrayContaining(['person']));
    expect(page.find('[data-key="b"]').text()).toContain('要改');
    await page.find('[data-key="b"] .name').trigger('click');
    expect(page.find('.right').text()).toContain('本人不能查别人和单位');
    expect(page.find('[data-key="a"]').text()).not.toContain('要改');
  });

  it('is tried in the preview in both languages', async () => {
    const page = await opened({
      title: { 'zh-CN': '看厂', en: 'Yard' },
      fields: [{ kind: 'text', key: 'a', label: { 'zh-CN': '厂区', en: 'Which yard' }, required: true }],
    });
    await click(button('预览'));
    expect(page.find('.frame').text()).toContain('厂区');
    page.find('.frame').element.dispatchEvent(new Event('submit', { cancelable: true }));
    await flushPromises();
    expect(page.find('.frame').text()).toContain('请填写这一项');
    const english = byText('label', 'English').querySelector('input');
    english?.dispatchEvent(new Event('change', { bubbles: true }));
    await vi.waitFor(() => expect(page.find('.frame').text()).toContain('Which yard'));
    expect(page.find('.frame').text()).toContain('Please fill this in.');
  });
});
