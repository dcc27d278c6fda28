import { flushPromises } from '@vue/test-utils';
import { beforeAll, describe, expect, it } from 'vitest';
import { SETTING_IDS, settingsOverviewRoutes, type SettingRow } from '@yizhan/contract';
import { i18n } from '../../app/i18n.ts';
import { modules } from '../../app/modules.ts';
import { Answers, byText, mounted } from '../../test-support/mounted.ts';
import OverviewPage from './OverviewPage.vue';
import en from './texts/en.ts';
import zh from './texts/zh-CN.ts';

beforeAll(() => i18n.global.mergeLocaleMessage('zh-CN', { overview: zh }));

const row = (given: Partial<SettingRow>): SettingRow => ({
  id: 'rules',
  values: { count: 12, drafts: 1, examples: 10 },
  shipped: true,
  source: null,
  since: null,
  last: null,
  audit: 'rule.',
  ...given,
});

async function page(items: SettingRow[]) {
  new Answers().on(settingsOverviewRoutes.list, () => ({ region: null, items }));
  mounted(OverviewPage);
  await flushPromises();
}

describe('the overview of the settings', () => {
  it('says what a setting is now, what it rests on, since when, who changed it last, and leads there', async () => {
    await page([
      row({
        shipped: false,
        source: { name: '湘人社发〔2026〕3号', dated: '2026-10-01' },
        since: '2026-11-01',
        last: { by: { kind: 'staff', name: '王科长' }, at: '2026-10-20T02:00:00Z', action: 'rule.moved' },
      }),
      row({
        id: 'message_provider',
        values: { driver: 'terminal', from: 'default' },
        audit: 'message_provider.',
      }),
    ]);
    const rules = byText('li', '规则').textContent;
    expect(rules).toContain('12条有效，10条是示例');
    expect(rules).toContain('湘人社发〔2026〕3号（');
    expect(rules).toContain('王科长');
    expect(rules).toContain('发布或撤回了规则');
    const links = [...document.querySelectorAll('a')].map((a) => a.getAttribute('href'));
    expect(links).toContain('/rules');
    expect(links).toContain('/audit?action=rule.');
    const provider = byText('li', '短信服务商').textContent;
    expect(provider).toContain('没有接短信服务商');
    expect(provider).toContain('还没有人改过');
    expect(provider).toContain('软件自带');
  });

  it('knows words and a page of the console for every setting', async () => {
    for (const texts of [zh, en])
      for (const id of SETTING_IDS) {
        expect(texts.name[id], id).toBeTruthy();
        expect(texts.state[id], id).toBeTruthy();
      }
    await page(SETTING_IDS.map((id) => row({ id })));
    const paths = new Set(modules.flatMap(({ routes }) => routes.map(({ path }) => path)));
    const opened = [...document.querySelectorAll('h2 a')].map((a) => a.getAttribute('href') ?? '');
    expect(opened).toHaveLength(SETTING_IDS.length);
    expect(opened.filter((path) => !paths.has(path))).toEqual([]);
  });
});
