import { flushPromises } from '@vue/test-utils';
import { beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import type { StoredTemplate } from '@yizhan/contract';
import { TEMPLATES } from '@yizhan/domain';
import { loadTexts } from '../../app/i18n.ts';
import { Answers, byText, mounted } from '../../test-support/mounted.ts';
import * as messages from './index.ts';
import TemplateTextForm from './TemplateTextForm.vue';

beforeAll(() => loadTexts(messages));

const code = 'placement.interview_booked';
const usual = TEMPLATES[code].texts.sms['zh-CN'];

function form(stored?: StoredTemplate) {
  return mounted(TemplateTextForm, {
    props: { code, template: TEMPLATES[code], channel: 'sms', locale: 'zh-CN', usual, stored },
  });
}
async function write(text: string) {
  const area = document.querySelector('textarea');
  if (area === null) throw new Error('There is no text.');
  area.value = text;
  area.dispatchEvent(new Event('input'));
  await flushPromises();
}
const preview = () => document.querySelector('.preview p')?.textContent;
const saveButton = () => byText('button', '保存');

describe('a text of the bureau’s own', () => {
  it('shows while it is written what arrives, filled with samples', async () => {
    form();
    expect(preview()).toContain(
      '王秀英您好，“小区保安”（湘潭市雨湖物业服务有限公司）的面试约在11月25日（周三） 10:00',
    );
    await write('{title}：{at}，{mode}。');
    expect(preview()).toBe('小区保安：11月25日（周三） 10:00，到单位面试。');
  });

  it('cannot be saved while something is wrong with it, and says what', async () => {
    form();
    expect(saveButton()).toHaveProperty('disabled', true);
    await write('{title}{mode}{age}');
    const alert = document.querySelector('[role="alert"]');
    expect(alert?.textContent).toContain('没有“age”这个变量');
    expect(alert?.textContent).toContain('少了“at”');
    expect(saveButton()).toHaveProperty('disabled', true);
  });

  it('is saved with the number of the provider, and set back to the default', async () => {
    const sent: unknown[] = [];
    const saved: StoredTemplate = {
      template: code,
      channel: 'sms',
      locale: 'zh-CN',
      text: null,
      providerCode: null,
      version: 4,
      by: null,
      at: null,
    };
    new Answers().on(routes.notifications.saveTemplate, ({ params, body }) => {
      sent.push([params, body]);
      return saved;
    });
    const page = form({
      template: code,
      channel: 'sms',
      locale: 'zh-CN',
      text: '{title} {at} {mode}',
      providerCode: 'SMS_1',
      version: 3,
      by: { kind: 'staff', name: '王芳' },
      at: '2026-11-18T02:00:00Z',
    });
    await write('面试：{title} {at} {mode}');
    document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await flushPromises();
    byText('button', '恢复默认').click();
    await flushPromises();
    expect(sent).toEqual([
      [
        { template: code, channel: 'sms', locale: 'zh-CN' },
        { version: 3, text: '面试：{title} {at} {mode}', providerCode: 'SMS_1' },
      ],
      [
        { template: code, channel: 'sms', locale: 'zh-CN' },
        { version: 3, text: null, providerCode: 'SMS_1' },
      ],
    ]);
    expect(page.emitted('saved')).toHaveLength(2);
  });

  it('takes variables at a press, those that may be empty in their brackets', async () => {
    form();
    await write('');
    byText('.variables button', '面试时间').click();
    await flushPromises();
    byText('.variables button', '面试地点').click();
    await flushPromises();
    expect(document.querySelector('textarea')?.value).toBe('{at}[{place}]');
  });
});
