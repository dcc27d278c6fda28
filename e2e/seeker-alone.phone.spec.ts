import type { Locator, Page } from '@playwright/test';
import { newPhone } from './support/people.ts';
import { expectNoSidewaysScrolling } from './support/page-checks.ts';
import { signInByPhone } from './support/portal.ts';
import { expect, test } from './support/test.ts';

test('somebody alone on a phone searches, applies and sees how it goes', async ({ page }) => {
  await search(page, '保洁');
  await page.getByRole('article').first().getByRole('link').click();
  await expect(page.getByRole('region', { name: '这个活的情况' })).toContainText('工钱');
  const title = await page.getByRole('heading', { level: 1 }).innerText();

  await page.getByRole('button', { name: '我要报名' }).click();
  await registerAndApply(page);
  await page.getByRole('dialog').getByRole('link', { name: '看我的进展' }).click();
  await expect(application(page, title)).toHaveCount(1);
  await expect(application(page, title)).toContainText('等单位答复');

  const first = page
    .getByRole('article')
    .filter({ has: page.getByRole('button', { name: '不想要这个' }) })
    .first();
  const unwanted = await first.getByRole('heading').innerText();
  const waysBack = page.getByRole('button', { name: '放回去' });
  await first.getByRole('button', { name: '不想要这个' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '太远', exact: true }).click();
  await expect(page.getByText(`“${unwanted}”不再推荐了`).first()).toBeVisible();
  await waysBack.first().click();
  await expect(waysBack).toHaveCount(0);
  await expect(first.getByRole('heading')).toHaveText(unwanted);
});

test('applying twice makes one application', async ({ page, context }) => {
  await search(page, '保安');
  await page.getByRole('article').first().getByRole('link').click();
  await page.getByRole('button', { name: '我要报名' }).click();
  await registerAndApply(page);

  await search(page, '保洁');
  await page.getByRole('article').last().getByRole('link').click();
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  const secondTab = await context.newPage();
  await secondTab.goto(page.url());
  await expect(secondTab.getByRole('button', { name: '我要报名' })).toBeVisible();
  for (const tab of [page, secondTab]) {
    await tab.getByRole('button', { name: '我要报名' }).dblclick();
    await expect(tab.getByRole('dialog').getByText('报两次也只算一次')).toBeVisible();
  }

  await page.goto('/progress');
  await expect(application(page, title)).toHaveCount(1);
});

test('in large type nothing runs out of a narrow phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/');
  await page.getByRole('button', { name: '大字' }).click();
  await expect(page.locator('html')).toHaveClass(/large-type/);
  await expect(page.getByRole('article').first()).toBeVisible();
  await expectNoSidewaysScrolling(page, 'the search');

  await page.getByRole('article').first().getByRole('link').click();
  await expect(page.getByRole('button', { name: '我要报名' })).toBeVisible();
  await expectNoSidewaysScrolling(page, 'a vacancy');
  await page.getByRole('button', { name: '我要报名' }).click();
  const send = page.getByRole('dialog').getByRole('button', { name: '发送验证码' });
  await send.scrollIntoViewIfNeeded();
  await expect(send).toBeInViewport({ ratio: 1 });
  await expectNoSidewaysScrolling(page, 'the form of phone and code');
  await page.keyboard.press('Escape');

  for (const [path, heading] of [
    ['/sites', '附近的驿站'],
    ['/progress', '我的进展'],
    ['/me', '我'],
    ['/employer', '我的岗位'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
    await expectNoSidewaysScrolling(page, path);
  }
});

async function search(page: Page, words: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('searchbox', { name: '想找什么活' }).fill(words);
  await page.getByRole('button', { name: '搜索' }).click();
  await expect(page).toHaveURL(/[?&]q=/);
  // Which comes first depends on the day: other names of the work are found by it too.
  await expect(page.getByRole('article').getByRole('heading', { name: words }).first()).toBeVisible();
}

/** Signs in with a new number in the open sheet, enters the minimum required, and applies. */
async function registerAndApply(page: Page): Promise<void> {
  const sheet = page.getByRole('dialog');
  await signInByPhone(sheet, newPhone());
  await sheet.getByRole('textbox', { name: '姓名' }).fill('田小禾');
  await expect(sheet.getByRole('list', { name: '已经选的' }).getByRole('button')).toHaveCount(1);
  await sheet.getByRole('checkbox', { name: '帮我找活' }).check();
  await sheet.getByRole('button', { name: '登记并报名' }).dblclick();
  await expect(sheet.getByText('已经替您报给')).toBeVisible();
}

function application(page: Page, title: string): Locator {
  return page
    .getByRole('article')
    .filter({ has: page.getByText('已报名', { exact: true }) })
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) });
}
