import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './support/test.ts';

const FACES = ['/', '/console/', '/screens/'];

for (const path of FACES) {
  test(`${path} opens without a fault and can be used by everybody`, async ({ page }) => {
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('requestfailed', (request) => faults.push(`${request.url()} did not load`));

    const response = await page.goto(path, { waitUntil: 'networkidle' });
    expect(response?.status()).toBe(200);
    await expect(page).toHaveTitle(/\S/);
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    expect(faults).toEqual([]);
    await expect(page.getByRole('heading').first()).toBeVisible();

    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag22aa'])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual(
      [],
    );
    expect(faults).toEqual([]);
  });
}
