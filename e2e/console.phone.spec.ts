import type { Page } from '@playwright/test';
import { signIn } from './support/console.ts';
import { expectAccessible, expectNoSidewaysScrolling } from './support/page-checks.ts';
import { expect, test } from './support/test.ts';

const PAGES = [
  '/',
  '/seekers',
  '/matching',
  '/rounds',
  '/quality',
  '/placements',
  '/vacancies',
  '/employers',
  '/imports',
  '/sites',
  '/indicators',
] as const;

/** What the reader chose before. */
async function prefer(page: Page, language: string): Promise<void> {
  await page.evaluate((chosen) => {
    localStorage.setItem('yizhan.locale', chosen);
    localStorage.setItem('yizhan.large-type', 'true');
  }, language);
}

for (const language of ['zh-CN', 'en'] as const) {
  test(`in large type nothing of the console runs out of a narrow phone (${language})`, async ({ page }) => {
    await signIn(page, 'yuetang');
    await prefer(page, language);
    for (const path of PAGES) {
      await page.goto(`/console${path}`);
      await settled(page);
      await expect(page.locator('html')).toHaveClass(/large-type/);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expectNoSidewaysScrolling(page, `${path} in ${language}`);
    }
  });
}

test('the menus of a list stay within a narrow phone', async ({ page }) => {
  await signIn(page, 'yuetang');
  await prefer(page, 'zh-CN');
  await page.goto('/console/rounds');
  for (const menu of ['存好的查法', '显示哪几列']) {
    const summary = page.locator('summary').filter({ hasText: menu });
    await summary.click();
    await expect(summary.locator('~ .pop')).toBeVisible();
    await expectNoSidewaysScrolling(page, menu);
    await summary.click();
  }
});

test('a person and a vacancy can be compared on a phone', async ({ page }) => {
  await signIn(page, 'yuetang');
  await prefer(page, 'zh-CN');
  await page.goto('/console/quality');
  await settled(page);
  await expectAccessible(page, 'the quality of matching on a phone');
  await page.goto('/console/seekers');
  const people = page.getByRole('row');
  await expect(people.nth(1)).toBeVisible();
  const record = page.getByRole('dialog').first();
  const compare = record.getByRole('button', { name: '对照', exact: true }).first();
  // The best of the first few people: some suit nothing at all.
  for (let row = 1; row <= 5 && !(await compare.isVisible()); row += 1) {
    if (row > 1) await page.goto('/console/seekers');
    await people.nth(row).click();
    await expect(record.getByRole('heading', { level: 2 })).toBeVisible();
    await settled(page);
  }
  await compare.click();
  const desk = page.getByRole('dialog', { name: '两边对照' });
  await expect(desk.getByText('分数怎么来的')).toBeVisible();
  await expectAccessible(page, 'a person and a vacancy on a phone');
  const runsOut = await desk.evaluate(
    (box) =>
      [...box.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
        .length,
  );
  expect(runsOut, 'parts of the comparison outside the window').toBe(0);
});

/** The page has its heading and nothing is still being fetched. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.el-skeleton, .el-loading-mask')).toHaveCount(0);
}
