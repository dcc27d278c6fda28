import { signIn } from './support/console.ts';
import { expectAccessible, expectNoSidewaysScrolling } from './support/page-checks.ts';
import { expect, test } from './support/test.ts';

test('a map needs nothing from outside: its list chooses, and a place is chosen by keys', async ({
  page,
}) => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1' && hostname !== 'localhost') {
      foreign.push(request.url());
    }
  });
  await page.goto('/map');
  await expect(page.getByRole('application')).toBeVisible();
  await expect(page.getByText('示意图')).toBeVisible();
  const [first, second] = [page.getByRole('listitem').nth(0), page.getByRole('listitem').nth(1)];
  await second.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(second.getByRole('button')).toHaveAttribute('aria-pressed', 'true');
  await expect(first.getByRole('button')).toHaveAttribute('aria-pressed', 'false');
  await expect(page.locator('.marker.chosen')).toHaveCount(1);
  await expect(second.getByRole('link', { name: '看这个活' })).toHaveAttribute('href', /\/vacancies\//);
  await expectAccessible(page, 'the map of work');
  await expectNoSidewaysScrolling(page, 'the map of work');

  await signIn(page, 'yuetang');
  await page.goto('/console/sites/new');
  await page.getByRole('button', { name: '在地图上选位置' }).click();
  await expect(page.locator('svg .name').first()).toBeVisible();
  const pin = page.getByRole('button', { name: '还没有选位置' });
  await pin.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByLabel('经度', { exact: true })).toHaveValue(/^11\d\.\d+$/);
  const before = Number(await page.getByLabel('经度', { exact: true }).inputValue());
  await page.keyboard.press('ArrowRight');
  await expect
    .poll(async () => Number(await page.getByLabel('经度', { exact: true }).inputValue()))
    .toBeGreaterThan(before);
  // A button under the pointer has the look of a moment.
  await page.mouse.move(0, 0);
  await expectAccessible(page, 'choosing a place');
  expect(foreign).toEqual([]);
});
