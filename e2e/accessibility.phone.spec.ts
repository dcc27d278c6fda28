import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScrolling } from './support/page-checks.ts';
import { signInByPhone } from './support/portal.ts';
import { expect, test } from './support/test.ts';

const LANGUAGES = ['zh-CN', 'en'] as const;

test('everybody can use the portal without signing in', async ({ page }) => {
  for (const language of LANGUAGES) {
    await page.goto('/');
    await speak(page, language);
    await expect(page.getByRole('article').first()).toBeVisible();
    await check(page, `the search in ${language}`);
    await page.getByRole('article').first().getByRole('link').click();
    await expect(page.getByRole('region')).toBeVisible();
    await check(page, `a vacancy in ${language}`);
    await page.goto('/sites');
    await expect(page.getByRole('article').first()).toBeVisible();
    await check(page, `the sites in ${language}`);
    for (const path of ['/progress', '/me', '/me/register', '/employer']) await open(page, path, language);
  }
});

test('everybody can use the portal signed in as a seeker', async ({ page }) => {
  await page.goto('/me/register');
  await signInByPhone(page, '19900000001');
  for (const language of LANGUAGES) {
    await page.goto('/');
    await speak(page, language);
    for (const path of ['/progress', '/me', '/me/profile', '/me/data', '/me/bookings', '/me/bookings/new'])
      await open(page, path, language);
  }
});

test('everybody can use the portal signed in as an employer', async ({ page }) => {
  await page.goto('/employer');
  await signInByPhone(page, '19900000012');
  await expect(page.getByRole('link', { name: '发布一个岗位' })).toBeVisible();
  for (const language of LANGUAGES) {
    await page.goto('/employer');
    await speak(page, language);
    await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible();
    await check(page, `the employer's vacancies in ${language}`);
    await page.getByRole('main').getByRole('listitem').first().getByRole('link').click();
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await check(page, `an own vacancy in ${language}`);
    for (const path of ['/employer/post', '/employer/record']) await open(page, path, language);
  }
});

test('the keyboard reaches the content of the portal first', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('article').first()).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '直接看正文' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const inContent = await page.evaluate(() => document.activeElement?.closest('main') !== null);
  expect(inContent, 'the next stop lies in the content').toBe(true);
});

async function open(page: Page, path: string, language: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await check(page, `${path} in ${language}`);
}

async function check(page: Page, where: string): Promise<void> {
  await expect(page.locator('.van-skeleton')).toHaveCount(0);
  await expectAccessible(page, where);
  await expectNoSidewaysScrolling(page, where);
}

/** Switches by the button that names the other language. */
async function speak(page: Page, language: (typeof LANGUAGES)[number]): Promise<void> {
  const html = page.locator('html');
  await expect(html).toHaveAttribute('lang', /./);
  if ((await html.getAttribute('lang')) !== language)
    await page.getByRole('button', { name: language === 'en' ? 'English' : '中文' }).click();
  await expect(html).toHaveAttribute('lang', language);
}
