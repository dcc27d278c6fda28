import { flushPromises } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { byText, mounted, press } from '../../test-support/mounted.ts';
import ConflictDialog from './ConflictDialog.vue';

const collisions = [
  { field: 'name', label: '名称', mine: '东门驿站', theirs: '南门驿站' },
  { field: 'phone', label: '电话', mine: '', theirs: '0731-0000' },
];
const choice = (field: string, side: string) =>
  document.querySelector<HTMLInputElement>(`input[name="${field}"][value="${side}"]`);

describe('the conflict dialog', () => {
  beforeEach(() => {
    document.body.innerHTML = '<button id="before">before</button>';
    document.getElementById('before')?.focus();
  });

  it('shows both sides of every field and keeps what was typed by default', async () => {
    const dialog = mounted(ConflictDialog, { props: { collisions } });
    expect(byText('tr', '名称').textContent).toMatch(/东门驿站.*南门驿站/s);
    expect(byText('tr', '电话').textContent).toMatch(/没填.*0731-0000/s);
    choice('phone', 'theirs')?.click();
    await flushPromises();
    byText('button', '按选的保存').click();
    await flushPromises();
    expect(dialog.emitted('resolve')).toEqual([[{ name: 'mine', phone: 'theirs' }]]);
  });

  it('says so where the two changes do not overlap', () => {
    mounted(ConflictDialog, { props: { collisions: [] } });
    expect(byText('p', '不冲突')).toBeDefined();
    expect(document.querySelector('table')).toBeNull();
  });

  it('closes with Escape and gives the focus back to where it was', async () => {
    const dialog = mounted(ConflictDialog, { props: { collisions } });
    await flushPromises();
    expect(document.querySelector('[role="dialog"]')?.contains(document.activeElement)).toBe(true);
    press('Escape');
    expect(dialog.emitted('close')).toHaveLength(1);
    dialog.unmount();
    expect(document.activeElement?.id).toBe('before');
  });
});
