import { flushPromises } from '@vue/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '@yizhan/client/problem.ts';
import type { FormToFill } from '@yizhan/contract';
import { employerVisitV1 } from '@yizhan/forms/built-in/employer-visit.ts';
import type { Field, FormDefinition } from '@yizhan/forms/definition.ts';
import { saysYes } from '@yizhan/forms/rules-in-short.ts';
import { byText, mounted } from '../../test-support/mounted.ts';
import FormSheet from './FormSheet.vue';

const say = (text: string) => ({ 'zh-CN': text, en: text });
const options = ['a', 'b'].map((value) => ({ value, label: say(value) }));
const visit: FormToFill = {
  code: 'employer_visit',
  subject: 'employer',
  versionId: null,
  number: 1,
  definition: employerVisitV1,
};
const formOf = (...fields: Field[]): FormToFill => ({ ...visit, definition: { title: say('表'), fields } });

async function opened(form: FormToFill, more: object = {}) {
  const give = vi.fn().mockResolvedValue({});
  const again = vi.fn();
  const page = mounted(FormSheet, { props: { form, draft: 'test', save: '交', give, again, ...more } });
  await flushPromises();
  return { page, give, again };
}
const input = (label: string): HTMLInputElement => {
  const found = byText('label', label);
  const control = document.getElementById(found.getAttribute('for') ?? '') ?? found.querySelector('input');
  if (!(control instanceof HTMLInputElement)) throw new Error(`${label} labels no input`);
  return control;
};
async function type(control: HTMLInputElement | HTMLTextAreaElement, text: string) {
  control.value = text;
  control.dispatchEvent(new Event('input', { bubbles: true }));
  await flushPromises();
}
async function check(control: HTMLInputElement) {
  control.checked = true;
  control.dispatchEvent(new Event('change', { bubbles: true }));
  await flushPromises();
}
async function handIn() {
  document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
  await flushPromises();
}

describe('a form on the desk', () => {
  it('shows fields as answers ask for them, complains beside them, and hands in what it shows', async () => {
    const { give } = await opened(visit, { start: { visited_on: '2026-11-17', way: 'on_site' } });
    expect(document.body.textContent).not.toContain('缺工岗位');
    await handIn();
    expect(give).not.toHaveBeenCalled();
    expect(document.querySelectorAll('[data-invalid="true"]')).toHaveLength(1);
    const hiring = document.querySelector('[aria-label="现在缺人吗"]')?.querySelectorAll('input');
    if (hiring?.[1] === undefined) throw new Error('no answer to choose');
    await check(hiring[1]);
    await handIn();
    expect(give).toHaveBeenCalledWith({
      code: 'employer_visit',
      versionId: null,
      number: 1,
      answers: { visited_on: '2026-11-17', way: 'on_site', hiring: false },
    });
  });

  it('draws every kind of field with a name', async () => {
    const form = formOf(
      { kind: 'text', key: 'a', label: say('文字') },
      { kind: 'long_text', key: 'b', label: say('长文字') },
      { kind: 'number', key: 'c', label: say('数字') },
      { kind: 'money', key: 'd', label: say('金额') },
      { kind: 'date', key: 'e', label: say('日期') },
      { kind: 'period', key: 'f', label: say('时段') },
      { kind: 'time_windows', key: 'g', label: say('空闲') },
      { kind: 'choice', key: 'h', label: say('单选'), options },
      { kind: 'choices', key: 'i', label: say('多选'), options },
      { kind: 'yes_no', key: 'j', label: say('是否') },
      { kind: 'region', key: 'k', label: say('地区') },
      { kind: 'occupation', key: 'l', label: say('职业') },
      { kind: 'address', key: 'm', label: say('地址') },
      { kind: 'person', key: 'n', label: say('人') },
      { kind: 'employer', key: 'o', label: say('单位') },
      { kind: 'site', key: 'p', label: say('站点') },
      { kind: 'signature', key: 'q', label: say('签名') },
      {
        kind: 'table',
        key: 'r',
        label: say('表格'),
        columns: [{ kind: 'text', key: 'x', label: say('列') }],
      },
      { kind: 'computed', key: 's', label: say('算出'), shows: 'number', formula: { rows: 'r' } },
    );
    const { page } = await opened(form);
    const nameless = [...page.element.querySelectorAll('input, textarea, select')].filter((control) => {
      const id = control.getAttribute('id');
      return (
        (control.getAttribute('aria-label') ?? '') === '' &&
        control.closest('label') === null &&
        (id === null || document.querySelector(`label[for="${CSS.escape(id)}"]`) === null)
      );
    });
    expect(nameless.map((control) => control.outerHTML)).toEqual([]);
    for (const field of form.definition.fields) expect(page.text()).toContain(field.label['zh-CN']);
  });

  it('keeps a number that cannot be read as it was typed, and says so when it is left', async () => {
    const { give } = await opened(formOf({ kind: 'number', key: 'n', label: say('人数'), max: 5 }));
    await type(input('人数'), '五个');
    input('人数').dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    await flushPromises();
    expect(document.body.textContent).toContain('没看懂填的内容');
    await type(input('人数'), '4');
    expect(document.body.textContent).not.toContain('没看懂填的内容');
    await handIn();
    expect(give.mock.lastCall?.[0]).toMatchObject({ answers: { n: 4 } });
  });

  it('draws only the rows in sight of a long table, and takes rows from a spreadsheet', async () => {
    const columns = [
      { kind: 'text', key: 'title', label: say('岗位') },
      { kind: 'number', key: 'n', label: say('人数') },
    ] as const;
    const rows = Array.from({ length: 200 }, (_, index) => ({ title: `岗位${index}`, n: index }));
    const { page, give } = await opened(
      formOf({ kind: 'table', key: 't', label: say('表格'), columns: [...columns] }),
      {
        start: { t: rows },
      },
    );
    expect(page.element.querySelectorAll('[data-row]').length).toBeLessThan(30);
    const row = page.element.querySelector('[data-row="1"]');
    const pasted = new Event('paste', { bubbles: true, cancelable: true });
    Object.assign(pasted, { clipboardData: { getData: () => '电工\t2人\n焊工\t三个\n' } });
    row?.dispatchEvent(pasted);
    await flushPromises();
    expect(page.text()).toContain('有1格没看懂');
    await handIn();
    const sent = give.mock.lastCall?.[0] as { answers: { t: unknown[] } };
    expect(sent.answers.t.slice(1, 4)).toEqual([
      { title: '电工', n: 2 },
      { title: '焊工' },
      { title: '岗位1', n: 1 },
    ]);
    expect(sent.answers.t).toHaveLength(202);
  });

  it('keeps what was typed, and goes over to the newer form when the version was withdrawn meanwhile', async () => {
    const old = formOf(
      { kind: 'text', key: 'a', label: say('还在的') },
      { kind: 'text', key: 'gone', label: say('没了的') },
    );
    const now: FormToFill = {
      ...formOf(
        { kind: 'text', key: 'a', label: say('还在的') },
        { kind: 'date', key: 'b', label: say('新来的') },
      ),
      versionId: '4303-3WvDzXJ8VhVPhZpbKjqfQe',
      number: 2,
    };
    const withdrawn = new ApiProblem({ status: 409, code: 'form.version_withdrawn', detail: '停用了' });
    const give = vi.fn().mockRejectedValueOnce(withdrawn).mockResolvedValue({});
    await opened(old, { give, again: () => Promise.resolve(now), start: { a: '写好的', gone: '旧的' } });
    await handIn();
    expect(input('还在的').value).toBe('写好的');
    expect(document.body.textContent).toContain('新增“新来的”');
    expect(document.body.textContent).toContain('没带过来：没了的');
    await handIn();
    expect(give).toHaveBeenLastCalledWith({
      code: 'employer_visit',
      versionId: now.versionId,
      number: 2,
      answers: { a: '写好的' },
    });
  });

  it('shows conditions the moment an answer is given', async () => {
    await opened(
      formOf(
        { kind: 'yes_no', key: 'a', label: say('问') },
        { kind: 'text', key: 'b', label: say('再问'), shown: saysYes('a') },
      ),
    );
    const [yes, no] = document.querySelector('[aria-label="问"]')?.querySelectorAll('input') ?? [];
    if (yes === undefined || no === undefined) throw new Error('no answer to choose');
    await check(yes);
    expect(input('再问')).toBeDefined();
    await check(no);
    expect(document.body.textContent).not.toContain('再问');
  });

  it('finds its draft again', async () => {
    const definition: FormDefinition = {
      title: say('表'),
      fields: [{ kind: 'text', key: 'a', label: say('字') }],
    };
    const form = { ...visit, definition };
    const first = await opened(form);
    await type(input('字'), '写了一半');
    first.page.unmount();
    await opened(form);
    expect(input('字').value).toBe('写了一半');
    await handIn();
    document.body.replaceChildren();
    await opened(form);
    expect(input('字').value).toBe('');
  });
});
