import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { signIn } from './support/console.ts';
import { newMark, newPhone } from './support/people.ts';
import { expect, test } from './support/test.ts';

test('a spreadsheet of people comes in once: what cannot be read is handed back', async ({ page }) => {
  const mark = newMark().slice(0, 2);
  const rows = [
    `夏${mark},${newPhone()},保洁员`,
    `范${mark},${newPhone()},电焊工`,
    `方${mark},${newPhone()},保安员`,
    `石${mark},139001380,保洁员`,
  ];
  const file = {
    name: '村里来的名单.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`叫什么,怎么打给他,想干啥\n${rows.join('\n')}\n`),
  };

  await signIn(page, 'yuetang');
  await upload(page, file);
  await map(page);
  await page.getByRole('button', { name: '开始导入 4 行' }).click();
  await expectCounts(page, { 新增: '3', 更新: '0', 没变: '0', 没导进: '1' });

  await page.getByRole('button', { name: '下载没导进的行' }).click();
  const taking = page.getByRole('dialog', { name: '下载没导进的行' });
  await taking.getByRole('textbox').fill('改好再传');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    taking.getByRole('button', { name: '下载没导进的行' }).click(),
  ]);
  const rejected = await readFile(await download.path(), 'utf8');
  expect(rejected).toContain(`石${mark},139001380,保洁员`);
  expect(rejected).not.toContain(`夏${mark}`);

  await page.getByRole('link', { name: '去看求职者' }).click();
  const other = page.getByRole('row', { name: `范${mark}` });
  await expect(other).toHaveCount(1);
  await page.getByRole('searchbox', { name: '姓名、拼音首字母' }).pressSequentially(`夏${mark}`);
  await expect(other).toHaveCount(0);
  await expect(page.getByRole('row', { name: `夏${mark}` })).toHaveCount(1);

  await upload(page, file);
  await map(page);
  await page.getByRole('button', { name: '开始导入 4 行' }).click();
  await expectCounts(page, { 新增: '0', 更新: '0', 没变: '3', 没导进: '1' });
});

async function upload(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await page.getByRole('navigation', { name: '菜单' }).getByRole('link', { name: '岗位' }).click();
  await page.getByRole('link', { name: '表格导入' }).click();
  await page.getByRole('radio', { name: '求职者' }).check();
  await page.getByLabel('选文件').setInputFiles(file);
  await expect(page.getByRole('heading', { name: file.name })).toBeVisible();
}

async function map(page: Page): Promise<void> {
  const choose = (column: string, field: string) =>
    page.getByRole('combobox', { name: `“${column}”这一列当作什么` }).selectOption({ label: field });
  await choose('叫什么', '姓名');
  await choose('怎么打给他', '手机号');
  await choose('想干啥', '想找的工作');
  await expect(page.getByRole('status').filter({ hasText: '必填的都有了' })).toBeVisible();
}

async function expectCounts(page: Page, counts: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, count] of Object.entries(counts))
    await expect(page.locator('dl > div').filter({ hasText: name }).getByRole('definition'), name).toHaveText(
      count,
    );
}
