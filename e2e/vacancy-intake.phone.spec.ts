import type { Page } from '@playwright/test';
import { signIn } from './support/console.ts';
import { newMark } from './support/people.ts';
import { signInByPhone } from './support/portal.ts';
import { expect, test } from './support/test.ts';

/** Location of the demonstration's electronics factory. */
const COUNTY = '430304';
const FACTORY_PHONE = '19900000011';

test('an employer posts on the phone, the county checks and publishes, everybody sees it until it is withdrawn', async ({
  page,
  browser,
  baseURL,
}) => {
  const mark = newMark();
  const title = `电子装配工${mark}组`;

  await page.goto('/employer/post');
  await signInByPhone(page, FACTORY_PHONE);
  await page.getByRole('textbox', { name: '招什么人' }).fill(title);
  await page.getByRole('textbox', { name: '招几个人' }).fill('3');
  await page.getByRole('textbox', { name: '工钱' }).fill('4500到6000一个月');
  await page.getByRole('textbox', { name: '工钱' }).press('Tab');
  await expect(page.getByText('看懂了：')).toContainText('4500');
  await page.getByRole('textbox', { name: '详细地址' }).fill(`湘潭市岳塘区岳塘街道吉安路${mark}号`);
  await page
    .getByRole('textbox', { name: '做什么、怎么做' })
    .fill('流水线装配，坐着做。早上8点到下午5点半，每月10号发工资。');
  await page.getByRole('button', { name: '交给站点，核对好就发布' }).click();
  await expect(page.getByRole('main').getByText('已交给站点核对')).toBeVisible();
  await expect(page.getByText('等待审核', { exact: true })).toBeVisible();
  await expectInSearch(page, title, false);

  const officer = await browser.newPage({ baseURL, viewport: { width: 1366, height: 800 }, locale: 'zh-CN' });
  await signIn(officer, 'yuetang');
  await officer.getByRole('link', { name: '岗位' }).click();
  await officer.getByRole('link', { name: '审核' }).click();
  const queue = officer.getByRole('navigation', { name: '审核' });
  await queue.getByRole('button', { name: title }).click();
  await expect(officer.getByRole('heading', { name: title })).toBeVisible();
  await officer.getByRole('button', { name: '发布', exact: true }).click();
  await expect(queue.getByRole('button', { name: title })).toBeHidden();

  await expectInSearch(page, title, true);
  const board = await browser.newPage({ baseURL, viewport: { width: 1920, height: 1080 }, locale: 'zh-CN' });
  await board.goto(`/screens/board/${await openSite(page)}`);
  const tile = board.getByRole('heading', { name: title });
  await turnTo(board, title);
  await expect(tile).toBeVisible();

  await page.goto('/employer');
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('button', { name: '撤下' }).click();
  const asking = page.getByRole('dialog', { name: '撤下' });
  await asking.getByRole('textbox', { name: '为什么' }).fill('人招够了');
  await asking.getByRole('button', { name: '撤下' }).click();
  await expect(page.getByRole('main').getByText('已从所有渠道撤下')).toBeVisible();

  // The board stays open all day and drops the vacancy by itself.
  await expect(tile).toBeHidden();
  await expectInSearch(page, title, false);
});

async function expectInSearch(page: Page, title: string, found: boolean): Promise<void> {
  await page.goto('/');
  await page.getByRole('searchbox', { name: '想找什么活' }).fill(title);
  const answered = page.waitForResponse((response) => {
    const url = new URL(response.url());
    return url.pathname.endsWith('/public/vacancies') && url.searchParams.get('q') === title;
  });
  await page.getByRole('button', { name: '搜索' }).click();
  await answered;
  await expect(page.getByRole('link', { name: title })).toHaveCount(found ? 1 : 0);
}

/** A site of the county that is open to the public. */
async function openSite(page: Page): Promise<string> {
  const reply: unknown = await (await page.request.get(`/api/v1/sites?region=${COUNTY}&limit=1`)).json();
  expect(reply).toMatchObject({ items: [{ id: expect.stringMatching(/^\w{21,22}$/) }] });
  return (reply as { items: [{ id: string }] }).items[0].id;
}

/** Turns the board's pages until the vacancy is on the one shown. */
async function turnTo(board: Page, title: string): Promise<void> {
  const tile = board.getByRole('heading', { name: title });
  await expect(board.getByRole('article').first()).toBeVisible();
  await board.getByRole('button', { name: '暂停翻页' }).click();
  await expect(async () => {
    if (!(await tile.isVisible())) await board.getByRole('button', { name: '下一页' }).click();
    await expect(tile).toBeVisible({ timeout: 300 });
  }).toPass({ timeout: 30_000 });
}
