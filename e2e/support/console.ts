import type { Locator, Page } from '@playwright/test';
import { settled } from './page-checks.ts';
import { expect } from './test.ts';

export const DEMO_PASSWORD = 'yizhan-demo';

/** Signs a member of staff in to the console and waits for its frame. */
export async function signIn(page: Page, login: string): Promise<void> {
  await page.goto('/console/');
  await page.getByLabel('账号', { exact: true }).fill(login);
  await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  // On a phone the menu exists, but is folded away.
  await expect(page.locator('#sections')).toBeAttached();
}

/** A value on the page of numbers, as displayed. */
export async function figureOf(page: Page, name: string): Promise<number> {
  const text = await figureCard(page, name)
    .getByText(/^[\d,]+ 人$/)
    .innerText();
  return Number(text.replace(/\D/g, ''));
}

export function figureCard(page: Page, name: string): Locator {
  return page.getByRole('article').filter({ has: page.getByRole('button', { name, exact: true }) });
}

/**
 * Opens the comparison of a person with their best vacancy; tries the first few people, since some match nothing at
 * all.
 */
export async function openComparison(page: Page): Promise<Locator> {
  await page.goto('/console/seekers');
  const people = page.getByRole('row');
  await expect(people.nth(1)).toBeVisible();
  const record = page.getByRole('dialog').first();
  const compare = record.getByRole('button', { name: '对照', exact: true }).first();
  for (let row = 1; row <= 5 && !(await compare.isVisible()); row += 1) {
    if (row > 1) await page.goto('/console/seekers');
    await people.nth(row).click();
    await expect(record.getByRole('heading', { level: 2 })).toBeVisible();
    await settled(page);
  }
  await compare.click();
  return page.getByRole('dialog', { name: '两边对照' });
}
