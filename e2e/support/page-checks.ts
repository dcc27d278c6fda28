import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** No page is wider than its window. */
export async function expectNoSidewaysScrolling(page: Page, where: string): Promise<void> {
  const width = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect.soft(width.content, `${where} is as wide as its window`).toBeLessThanOrEqual(width.window);
}

/** No violation of WCAG 2.2 A and AA that axe can find; all violations of a walk are reported at its end. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const found = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map((node) => `${node.html} (${node.failureSummary ?? ''})`).join('\n')}`,
  );
  expect.soft(found, where).toEqual([]);
}

/** The page has its heading and no request is pending. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.el-skeleton, .el-loading-mask')).toHaveCount(0);
}
