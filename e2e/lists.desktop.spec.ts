import type { Page } from '@playwright/test';
import { signIn } from './support/console.ts';
import { settled } from './support/page-checks.ts';
import { expect, test } from './support/test.ts';

/** Searchable lists, and the column whose first line is searched for. */
const SEARCHED = [
  { path: '/seekers', box: '姓名、拼音首字母' },
  { path: '/vacancies', box: '岗位、单位、拼音首字母' },
  { path: '/placements', box: '姓名、岗位、单位' },
  { path: '/employers', box: '单位名称、拼音首字母' },
  { path: '/sites', box: '名称、地址或运营主体' },
  { path: '/staff', box: '姓名、账号' },
  { path: '/audit', box: '按记录编号找' },
] as const;
const NOWHERE = '查无此词零零';

const rows = (page: Page) =>
  page
    .getByRole('table')
    .getByRole('row')
    .filter({ has: page.getByRole('cell') });

test('the search box of every list takes letters, and what does not match leaves the list', async ({
  page,
}) => {
  await signIn(page, 'admin');
  for (const { path, box } of SEARCHED) {
    await page.goto(`/console${path}`);
    await settled(page);
    await expect(rows(page).first(), path).toBeVisible();

    const search = page.getByRole('searchbox', { name: box });
    await search.pressSequentially(NOWHERE);
    await expect(search, path).toHaveValue(NOWHERE);
    await expect(page, path).toHaveURL(new RegExp(`=${encodeURIComponent(NOWHERE)}`));
    await expect(rows(page), path).toHaveCount(0);

    await search.fill('');
    await expect(rows(page).first(), `${path} after clearing`).toBeVisible();
  }
});

test('a name finds its people while it is typed, by an input method too, and everybody else disappears', async ({
  page,
}) => {
  await signIn(page, 'yuetang');
  await page.goto('/console/seekers');
  await settled(page);
  const name = await rows(page).first().getByRole('strong').innerText();
  const stranger = rows(page).filter({ hasNotText: name });
  await expect(stranger.first()).toBeVisible();

  const search = page.getByRole('searchbox', { name: '姓名、拼音首字母' });
  await search.focus();
  // The whole text at once without key presses, as input methods and pasting do.
  await page.keyboard.insertText(name);
  await expect(stranger).toHaveCount(0);
  await expect(rows(page).filter({ hasText: name }).first()).toBeVisible();
  await expect(search).toHaveValue(name);

  // A view opened by its address shows its search text.
  await page.reload();
  await expect(search).toHaveValue(name);
  await expect(stranger).toHaveCount(0);

  await page.getByRole('button', { name: '清空条件' }).click();
  await expect(search).toHaveValue('');
  await expect(stranger.first()).toBeVisible();
});
