import type { Page } from '@playwright/test';
import { signIn } from './support/console.ts';
import { expectAccessible, expectNoSidewaysScrolling, settled } from './support/page-checks.ts';
import { expect, test } from './support/test.ts';

interface InUse {
  readonly version: number;
  readonly groupBonus: Record<string, number>;
  readonly weights: { readonly seeker: Record<string, number>; readonly employer: Record<string, number> };
}
async function inUse(page: Page): Promise<InUse> {
  const reply: unknown = await (await page.request.get('/api/v1/quality/policies')).json();
  expect(reply).toMatchObject({ current: { version: expect.any(Number) } });
  return (reply as { current: InUse }).current;
}

/** As a colleague at another desk would. */
async function declareElsewhere(
  page: Page,
  was: InUse,
  weights: InUse['weights'],
  note: string,
): Promise<void> {
  const reply = await page.request.post('/api/v1/quality/policies', {
    data: { basedOn: was.version, groupBonus: was.groupBonus, weights, note },
  });
  expect(reply.status(), await reply.text()).toBe(200);
}

test('an officer changes the weights of the rules, and sees first what would change', async ({ page }) => {
  await signIn(page, 'hunan');
  await page.evaluate(() => localStorage.setItem('yizhan.large-type', 'true'));
  await page.goto('/console/quality');
  await settled(page);
  const first = await inUse(page);
  const card = page.getByRole('region', { name: '现在怎么排名单' });
  const open = card.getByRole('button', { name: '改权重' });
  await open.click();
  const form = card.getByRole('form', { name: '改权重' });
  const [wanted, pay, lodging] = ['想做的活', '工钱', '吃住'].map((name) =>
    form.getByRole('row', { name }).getByRole('textbox'),
  );
  const done = form.getByRole('textbox', { name: '做过的活' });
  if (!wanted || !pay || !lodging) throw new Error('three fields were asked for');
  await expect(wanted).toBeFocused();

  await wanted.fill('0');
  const review = form.getByRole('button', { name: '看看会改什么' });
  await review.click();
  await expect(form.getByText('请填 1 到 100 的整数')).toBeVisible();
  await expect(form.getByText('请写一句为什么改')).toBeVisible();
  await expect(wanted).toBeFocused();
  await expectAccessible(page, 'the form of weights with its complaints');
  await expectNoSidewaysScrolling(page, 'the form of weights');

  await form.getByRole('button', { name: '填回软件默认的' }).click();
  await expect(wanted).toHaveValue('34');
  await pay.fill('44');
  // 44 of 126: the shares follow the typed values.
  await expect(pay).toHaveAccessibleDescription('在用 22，软件默认 22，占这一边 34.9%');
  await form.getByLabel('为什么改').fill('浏览器检验：多看工钱');
  await review.click();
  const asked = page.getByRole('dialog', { name: '这样改，对吗' });
  const row = asked.getByRole('row', { name: '工钱' });
  await expect(row).toContainText('22');
  await expect(row).toContainText('44');
  await expect(row).toContainText('21.2% → 34.9%');
  await expect(asked.getByRole('row', { name: '想做的活' })).toHaveCount(0);
  await expectAccessible(page, 'what would change');

  // A colleague declares meanwhile: nothing is overwritten, and the typed values are still there.
  const { seeker, employer } = first.weights;
  await declareElsewhere(
    page,
    first,
    { seeker: { ...seeker, lodging: 5 }, employer },
    '浏览器检验：另一位同事改的',
  );
  const save = asked.getByRole('button', { name: '公布并启用' });
  await save.click();
  await asked.getByRole('button', { name: '对照最新的，我填的留着' }).click();
  await expect(asked.getByText('您填过的都还在')).toBeVisible();
  await expect(asked.getByRole('row', { name: '吃住' })).toHaveCount(0);
  await expect(row).toContainText('44');
  await expectNoSidewaysScrolling(page, 'what would change');
  expect((await inUse(page)).weights.seeker).toEqual({ ...seeker, lodging: 5 });
  await save.click();
  await expect(asked).toBeHidden();
  await expect(open).toBeFocused();
  await expect(card.getByRole('row', { name: '工钱' })).toContainText('44');
  const changed = await inUse(page);
  expect(changed.weights).toEqual({ seeker: { ...seeker, pay: 44, lodging: 5 }, employer });
  expect(changed.groupBonus).toEqual(first.groupBonus);

  // Every version can be viewed and restored.
  const history = page.getByRole('region', { name: '历次版本' });
  const back = history
    .getByRole('listitem')
    .filter({ hasText: `第 ${String(Math.max(1, first.version))} 版` });
  await back.getByRole('button', { name: /看权重|看报告/ }).click();
  await expect(card.getByRole('heading', { name: /的权重|训练报告/ })).toBeFocused();
  await back.getByRole('button', { name: '启用' }).click();
  await expect(card.getByRole('row', { name: '工钱' }).first()).toContainText(String(seeker['pay']));
  expect((await inUse(page)).weights).toEqual(first.weights);

  // Leaving with unsaved changes asks first.
  await open.click();
  await done.fill('45');
  await page.getByRole('link', { name: '数据', exact: true }).last().click();
  await expect(page.getByText('现在离开，改的内容就没有了。')).toBeVisible();
});
