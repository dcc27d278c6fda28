import { flushPromises } from '@vue/test-utils';
import { beforeAll, describe, expect, it } from 'vitest';
import { identityRoutes, roleRestrictionRoutes, type RoleRestriction } from '@yizhan/contract';
import { i18n } from '../../app/i18n.ts';
import { Answers, byText, mounted, type Asked } from '../../test-support/mounted.ts';
import AccessPage from './AccessPage.vue';
import texts from './texts/zh-CN.ts';

beforeAll(() => i18n.global.mergeLocaleMessage('zh-CN', { access: texts }));

const COUNTY = { code: '430304', name: '岳塘区', fullName: '湖南省湘潭市岳塘区' };
const taken = (given: Partial<RoleRestriction> = {}): RoleRestriction => ({
  id: '3WvDzXJ8VhVPhZpbKjqfQe',
  region: COUNTY,
  role: 'site_staff',
  verb: 'seekers.reveal',
  reason: '号码只由站长查看',
  source: '岳人社发〔2026〕9号',
  sourceDate: '2026-10-01',
  setBy: '田管理',
  setAt: '2026-10-08T02:00:00Z',
  lifted: null,
  version: 1,
  can: ['lift'],
  ...given,
});

async function page(answers: Answers, holding: RoleRestriction[] = []) {
  answers.on(roleRestrictionRoutes.list, () => ({
    region: COUNTY,
    holding,
    items: holding,
    nextCursor: null,
    mayRestrict: ['site_staff' as const],
  }));
  mounted(AccessPage);
  await flushPromises();
}
const row = (words: string) => {
  const found = [...document.querySelectorAll('tbody tr')].find((tr) => tr.textContent.includes(words));
  if (found === undefined) throw new Error(`no row ${words}`);
  return found;
};
const button = (inside: Element, words: string) => {
  const found = [...inside.querySelectorAll('button')].find((one) => one.textContent.trim() === words);
  if (found === undefined) throw new Error(`no button ${words}`);
  return found;
};

describe('who may what', () => {
  it('says in words what a role may do, by which law or code, and what it never may', async () => {
    await page(new Answers());
    expect(row('查看求职者号码').textContent).toContain('能');
    expect(row('查看求职者号码').textContent).toContain('个人信息保护法 第六条');
    expect(row('管理黑名单').textContent).toContain('不能');
    expect(row('管理黑名单').querySelector('button')).toBeNull();
    // What signs one in is never taken away.
    expect(row('登录使用').querySelector('button')).toBeNull();
    expect(document.body.textContent).toContain('个人信息保护法 第五十一条');
    expect(document.body.textContent).toContain('没有收紧任何权限');
  });

  it('finds rights by their words', async () => {
    await page(new Answers());
    const search = document.querySelector<HTMLInputElement>(
      '[aria-label="按字找权限"], input[placeholder="按字找权限"]',
    );
    if (search === null) throw new Error('no search box');
    search.value = '号码';
    search.dispatchEvent(new Event('input'));
    search.dispatchEvent(new Event('change'));
    await expect.poll(() => document.querySelectorAll('tbody tr').length).toBe(2);
  });

  it('takes a right away with reason and document, and restores it', async () => {
    const asked: Array<Asked['body']> = [];
    const answers = new Answers()
      .on(roleRestrictionRoutes.restrict, ({ body }) => {
        asked.push(body);
        return taken();
      })
      .on(roleRestrictionRoutes.lift, ({ body }) => {
        asked.push(body);
        return taken({ lifted: { by: '田管理', at: '2026-11-01T02:00:00Z', reason: '到期' }, can: [] });
      });
    await page(answers);
    button(row('查看求职者号码'), '收紧').click();
    await flushPromises();
    const dialog = byText('[role=dialog]', '收紧一项权限');
    expect(dialog.textContent).toContain('湖南省湘潭市岳塘区的站点工作人员今后不能“查看求职者号码”');
    const [reason] = dialog.querySelectorAll<HTMLInputElement>('input');
    if (reason === undefined) throw new Error('no field');
    reason.value = '号码只由站长查看';
    reason.dispatchEvent(new Event('input'));
    dialog.querySelector('form')?.dispatchEvent(new Event('submit'));
    await flushPromises();
    expect(asked[0]).toMatchObject({
      role: 'site_staff',
      verb: 'seekers.reveal',
      reason: '号码只由站长查看',
      sourceDate: null,
    });
  });

  it('shows what was taken away: by whom, since when, why, by which document', async () => {
    await page(new Answers(), [taken()]);
    const told = row('查看求职者号码').textContent;
    expect(told).toContain('收紧了');
    expect(told).toContain('田管理');
    const line = byText('li', '岳塘区的站点工作人员不能“查看求职者号码”').textContent;
    expect(line).toContain('岳人社发〔2026〕9号');
    expect(line).toContain('号码只由站长查看');
    button(row('查看求职者号码'), '恢复').click();
    await flushPromises();
    expect(byText('[role=dialog]', '恢复权限').textContent).toContain('又可以“查看求职者号码”');
  });

  it('answers who may, by name, with who gave it since when', async () => {
    const answers = new Answers().on(identityRoutes.holders, () => ({
      items: [
        {
          id: '3WvDzXJ8VhVPhZpbKjqfQe',
          name: '刘敏',
          grants: [
            {
              role: 'site_manager' as const,
              region: COUNTY,
              site: null,
              since: '2026-09-01T02:00:00Z',
              by: '田管理',
            },
          ],
        },
        {
          id: null,
          name: '周市管',
          grants: [
            {
              role: 'prefecture_officer' as const,
              region: null,
              site: null,
              since: '2026-01-01T02:00:00Z',
              by: null,
            },
          ],
        },
      ],
      nextCursor: null,
      total: 2,
    }));
    await page(answers);
    const field = byText('label', '哪件事')
      .closest('.field')
      ?.querySelector<HTMLElement>('.el-select__wrapper');
    field?.click();
    await flushPromises();
    byText('[role=option]', '查看求职者号码').click();
    await flushPromises();
    expect(byText('[role=status]', '有 2 人能').textContent).toContain('湖南省湘潭市岳塘区');
    expect(byText('li', '刘敏').textContent).toContain('田管理给的');
    expect(byText('li', '周市管').textContent).toContain('早先没有记');
  });
});
