import type { Page } from '@playwright/test';
import { openComparison, signIn } from './support/console.ts';
import { expectAccessible, expectNoSidewaysScrolling, settled } from './support/page-checks.ts';
import { expect, test } from './support/test.ts';

const PAGES = [
  '/',
  '/seekers',
  '/matching',
  '/rounds',
  '/quality',
  '/placements',
  '/bookings',
  '/bookings/resources',
  '/vacancies',
  '/employers',
  '/imports',
  '/sites',
  '/indicators',
] as const;

/** Sets the language chosen earlier. */
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
    for (const [kind, list] of [
      ['seeker', 'seekers'],
      ['vacancy', 'vacancies'],
    ] as const) {
      const reply: unknown = await (await page.request.get(`/api/v1/${list}?limit=1`)).json();
      expect(reply).toMatchObject({ items: [{ id: expect.any(String) }] });
      await page.goto(`/console/matching?${kind}=${(reply as { items: [{ id: string }] }).items[0].id}`);
      await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
      await expect(page.getByRole('heading', { level: 3 }).last()).toBeVisible();
      await settled(page);
      await expectNoSidewaysScrolling(page, `the matches of a ${kind} in ${language}`);
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
  const desk = await openComparison(page);
  await expect(desk.getByText('分数怎么来的')).toBeVisible();
  await expectAccessible(page, 'a person and a vacancy on a phone');
  const runsOut = await desk.evaluate(
    (box) =>
      [...box.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
        .length,
  );
  expect(runsOut, 'parts of the comparison outside the window').toBe(0);
});
