import type { Page } from '@playwright/test';
import { openComparison, signIn } from './support/console.ts';
import { expectAccessible, expectNoSidewaysScrolling, settled } from './support/page-checks.ts';
import { expect, test } from './support/test.ts';

const PAGES = [
  '/',
  '/seekers',
  '/seekers/new',
  '/matching',
  '/rounds',
  '/quality',
  '/placements',
  '/bookings',
  '/bookings?view=week',
  '/bookings/all',
  '/bookings/resources',
  '/vacancies',
  '/review',
  '/employers',
  '/imports',
  '/sites',
  '/indicators',
  '/staff',
] as const;

for (const language of ['zh-CN', 'en'] as const) {
  test(`everybody can use the console (${language})`, async ({ page }) => {
    await signIn(page, 'yuetang');
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    for (const path of PAGES) {
      await page.goto(`/console${path}`);
      await settled(page);
      await expectAccessible(page, `${path} in ${language}`);
      await expectNoSidewaysScrolling(page, path);
    }
  });

  test(`everybody can read a board (${language})`, async ({ page, request }) => {
    const reply: unknown = await (await request.get('/api/v1/sites?region=4303&limit=1')).json();
    expect(reply).toMatchObject({ items: [{ id: expect.stringMatching(/^\w{21,22}$/) }] });
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.goto(`/screens/board/${(reply as { items: [{ id: string }] }).items[0].id}`);
    if (language === 'en') await page.getByRole('button', { name: '切换到英文' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.getByRole('article').first()).toBeVisible();
    await expectAccessible(page, `the board in ${language}`);
    await expectNoSidewaysScrolling(page, 'the board');
  });
}

test("everybody can use a person's record", async ({ page }) => {
  await signIn(page, 'yuetang');
  await page.goto('/console/seekers');
  await page.getByRole('row').nth(1).click();
  const panel = page.getByRole('dialog');
  await expect(panel.getByRole('heading', { level: 2 })).toBeVisible();
  await expect(panel.getByRole('article').first()).toBeVisible();
  await settled(page);
  await expectAccessible(page, "a person's record");
  await expectNoSidewaysScrolling(page, "a person's record");
});

test('everybody can compare a person and a vacancy, and read what a round did', async ({ page }) => {
  await signIn(page, 'yuetang');
  const desk = await openComparison(page);
  await expect(desk.getByText('这个岗位排队的情况')).toBeVisible();
  await expect(desk.getByText('分数怎么来的')).toBeVisible();
  await expectAccessible(page, 'a person and a vacancy beside each other');
  await expectNoSidewaysScrolling(page, 'a person and a vacancy beside each other');

  // The first rounds begin when the demonstration network is complete.
  await expect.poll(() => roundStates(page), { timeout: 180_000 }).toContain('published');
  await page.goto('/console/rounds');
  await page.getByRole('row').filter({ hasText: '正在用' }).first().click();
  await expect(page.getByText('离最好还差多少')).toBeVisible();
  await settled(page);
  await expectAccessible(page, 'the report of a round');
  await expectNoSidewaysScrolling(page, 'the report of a round');
});

test('the keyboard reaches the content of the console first', async ({ page }) => {
  await signIn(page, 'qiantai');
  await page.goto('/console/seekers');
  await settled(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const inContent = await page.evaluate(
    () => document.activeElement?.closest('main') !== null && document.activeElement !== document.body,
  );
  expect(inContent, 'the next stop lies in the content').toBe(true);
});

/** The states of the rounds visible to the signed-in reader. */
async function roundStates(page: Page): Promise<unknown[]> {
  const reply: unknown = await (await page.request.get('/api/v1/rounds')).json();
  expect(reply).toMatchObject({ items: expect.any(Array) });
  return (reply as { items: { state: unknown }[] }).items.map(({ state }) => state);
}
