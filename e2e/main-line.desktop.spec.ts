import type { Locator, Page } from '@playwright/test';
import { figureCard, figureOf, signIn } from './support/console.ts';
import { newMark, newPhone } from './support/people.ts';
import { expect, test } from './support/test.ts';

const FIGURES = ['登记求职人数', '上岗人数'] as const;

test('from a person at the counter to a hire in the figures, and back down to her record', async ({
  page,
  browser,
  baseURL,
}) => {
  const name = `秦${newMark().slice(0, 2)}`;
  const chief = await browser.newPage({ baseURL, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  await signIn(chief, 'xiangtan');
  const before = await figures(chief);

  await signIn(page, 'qiantai');
  await page.getByRole('link', { name: '找人' }).click();
  await page.getByRole('link', { name: '登记新人' }).click();
  await expect(page.getByRole('heading', { name: '登记新人' })).toBeVisible();
  await page.getByRole('textbox', { name: '姓名' }).fill(name);
  await page.getByRole('textbox', { name: '手机号' }).fill(newPhone());
  await page.getByRole('combobox', { name: '想做什么' }).fill('保洁员');
  await page.getByRole('combobox', { name: '想做什么' }).press('Enter');
  for (const consent of ['帮我找活', '把我推荐给用人单位'])
    await page.getByRole('checkbox', { name: consent }).check();
  await page.getByRole('button', { name: '登记并看合适的岗位' }).click();

  const record = page.getByRole('dialog', { name });
  await expect(record.getByRole('heading', { name })).toBeVisible();
  const best = record.getByRole('article').first();
  await expect(best.getByRole('listitem').first()).toContainText('✓');
  const vacancy = await best.getByRole('heading').innerText();

  await best.getByRole('button', { name: '推荐', exact: true }).click();
  await expectStatus(best, '已推荐');

  await best.getByRole('button', { name: '约面试' }).click();
  const booking = best.getByRole('form', { name: '约面试' });
  await booking.getByRole('radio', { name: '电话面试' }).check();
  await booking.getByRole('button', { name: '约定' }).click();
  await expectStatus(best, '约好面试');

  await best.getByRole('button', { name: '记面试结果' }).click();
  await best.getByRole('radio', { name: '面试通过' }).check();
  await best.getByRole('button', { name: '记下' }).click();
  await expectStatus(best, '面试过了');

  await best.getByRole('button', { name: '记达成意向' }).click();
  await best.getByRole('button', { name: '记下' }).click();
  await expectStatus(best, '说好了要来');

  await best.getByRole('button', { name: '记上岗' }).click();
  const hiring = best.getByRole('form', { name: '记上岗' });
  await expect(hiring.getByLabel('哪天上岗')).toHaveValue(officeToday());
  await hiring.getByRole('radio', { name: '劳动合同' }).check();
  await hiring.getByRole('button', { name: '记上岗' }).click();
  await expectStatus(best, '已上岗');

  await record.getByRole('tab', { name: '进展' }).click();
  await record.getByRole('button', { name: vacancy }).first().click();
  const placement = page.getByRole('dialog', { name: `${name} · ${vacancy}` });
  for (const days of [7, 30, 90])
    await expect(placement.getByText(`上岗${String(days)}天回访`)).toBeVisible();

  expect(await figures(chief)).toEqual(before.map((value) => value + 1));
  await figureCard(chief, '上岗人数').getByRole('button', { name: '上岗人数' }).click();
  await chief.getByRole('button', { name: /^打开这 [\d,]+ 条$/ }).click();
  const hired = chief.getByRole('dialog', { name: '上岗人数' });
  await hired.getByRole('button', { name, exact: true }).click();
  await expect(chief.getByRole('heading', { name: `${name} · ${vacancy}` })).toBeVisible();
});

async function expectStatus(card: Locator, status: string): Promise<void> {
  await expect(card.getByText(new RegExp(`${status}$`))).toBeVisible();
}

/** This month's figures, freshly loaded. */
async function figures(page: Page): Promise<number[]> {
  await page.goto('/console/indicators');
  await expect(figureCard(page, '上岗人数')).toBeVisible();
  return Promise.all(FIGURES.map((name) => figureOf(page, name)));
}

/** The current day at the office, `2026-11-22`. */
function officeToday(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
}
