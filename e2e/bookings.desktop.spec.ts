import type { Page } from '@playwright/test';
import { signIn } from './support/console.ts';
import { expectAccessible, settled } from './support/page-checks.ts';
import { newMark } from './support/people.ts';
import { expect, test } from './support/test.ts';

test('a booking is made, moved with the keyboard alone, and the person hears of it', async ({ page }) => {
  await signIn(page, 'zhanzhang');
  const room = `面谈室${newMark()}`;
  await page.goto('/console/bookings/resources');
  await settled(page);
  await page.getByRole('button', { name: '加一个' }).click();
  const adding = page.getByRole('dialog', { name: '加一个' });
  await adding.getByRole('textbox', { name: '叫什么' }).fill(room);
  await adding.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { name: room })).toBeVisible();

  const person = await somebody(page);
  const slot = await freeSlot(page, room);
  await page.goto(`/console/bookings?day=${slot.day}&resource=${slot.resourceId}`);
  await settled(page);
  await page.getByRole('button', { name: '新预约' }).click();
  const dialog = page.getByRole('dialog', { name: '新预约' });
  await dialog.getByRole('combobox', { name: '打姓名或手机号找人' }).fill(person.name);
  await page.getByRole('option', { name: person.name }).first().click();
  await dialog.getByRole('textbox', { name: '什么事' }).fill('职业指导');
  await expect(dialog.getByText(room)).toBeVisible();
  await dialog.getByRole('radio', { name: new RegExp(`^${slot.from}`) }).check();
  await expect(dialog.getByText('先给您留着')).toBeVisible();
  await expectAccessible(page, 'a new booking');
  await dialog.getByRole('button', { name: '约好' }).click();
  await expect(dialog).toBeHidden();

  const entry = page.getByRole('button', { name: person.name });
  await expect(entry).toContainText(slot.from);
  await entry.focus();
  await page.keyboard.press('m');
  await expect(page.getByText('正在移动')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('可以放')).toBeVisible();
  await expectAccessible(page, 'a booking on its way');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/改到了.*会告诉/)).toContainText(person.name);
  await expect(entry).toContainText(`${slot.to}–`);

  const told: unknown = await (await page.request.get(`/api/v1/seekers/${person.id}/messages`)).json();
  expect(JSON.stringify(told)).toContain('booking.moved');
});

/** Somebody in reach whose name nobody else on the first page of the list has. */
async function somebody(page: Page): Promise<{ id: string; name: string }> {
  const reply: unknown = await (await page.request.get('/api/v1/seekers?limit=30')).json();
  const { items } = reply as { items: { id: string; name: string }[] };
  const found = items.find(({ name }) => items.filter((one) => one.name === name).length === 1);
  if (found === undefined) throw new Error('Nobody in reach has a name of their own.');
  return found;
}

/** The first time of a later day that can be booked together with the one after it. */
async function freeSlot(
  page: Page,
  room: string,
): Promise<{ resourceId: string; day: string; from: string; to: string }> {
  const session: unknown = await (await page.request.get('/api/v1/session')).json();
  const { homeSite } = session as { homeSite: { id: string } };
  const resources: unknown = await (
    await page.request.get(`/api/v1/booking-resources?siteId=${homeSite.id}`)
  ).json();
  const { items } = resources as { items: { id: string; name: string }[] };
  const resourceId = items.find(({ name }) => name === room)?.id ?? '';
  const tomorrow = officeTime(new Date(Date.now() + 86_400_000).toISOString()).day;
  const reply: unknown = await (
    await page.request.get(`/api/v1/booking-resources/${resourceId}/free?from=${tomorrow}&days=14`)
  ).json();
  const { slots } = reply as { slots: { startsAt: string; endsAt: string }[] };
  const slot = slots.find(({ endsAt }) => slots.some(({ startsAt }) => startsAt === endsAt));
  if (slot === undefined) throw new Error('Nothing can be booked in the next two weeks.');
  const { day, clock: from } = officeTime(slot.startsAt);
  return { resourceId, day, from, to: officeTime(slot.endsAt).clock };
}

function officeTime(at: string): { day: string; clock: string } {
  const [day = '', clock = ''] = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  })
    .format(new Date(at))
    .split(' ');
  return { day, clock };
}
