import { flushPromises } from '@vue/test-utils';
import { expect, it } from 'vitest';
import { byText, mounted } from '../test-support/mounted.ts';
import CorrectionForm from './CorrectionForm.vue';

it('asks for a reason before anything is corrected, and can be left without one', async () => {
  const page = mounted(CorrectionForm, { props: { label: '记错了，更正', why: '为什么更正', busy: false } });
  byText('button', '记错了，更正').click();
  await flushPromises();
  const field = page.get<HTMLInputElement>('input');
  expect(field.attributes('aria-label')).toBe('为什么更正');
  expect(byText('button', '记错了，更正')).toHaveProperty('disabled', true);
  await field.setValue('   ');
  expect(byText('button', '记错了，更正')).toHaveProperty('disabled', true);
  await field.setValue(' 按错了 ');
  await page.get('form').trigger('submit');
  expect(page.emitted('correct')).toEqual([['按错了']]);
  byText('button', '算了').click();
  await flushPromises();
  expect(page.find('form').exists()).toBe(false);
});
