import { flushPromises } from '@vue/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { fileRoutes, type FileItem } from '@yizhan/contract';
import { Answers, byText, mounted, Refusal } from '../../test-support/mounted.ts';
import FileBox from './FileBox.vue';

const OWNER = '4303-3WvDzXJ8VhVPhZpbKjqfQe';
const item = (change: Partial<FileItem> = {}): FileItem => ({
  id: '4303-3WvDzXJ8VhVPhZpbKjqfQf',
  owner: { noun: 'seeker', id: OWNER },
  purpose: 'seeker_certificate',
  name: '照片.jpg',
  label: '电工证',
  validUntil: '2020-05-01',
  status: 'kept',
  kind: 'jpeg',
  size: 2_000_000,
  received: 2_000_000,
  refusal: null,
  width: 800,
  height: 600,
  hasThumbnail: true,
  place: null,
  addedBy: '王芳',
  takenAt: null,
  addedAt: '2026-11-18T02:00:00Z',
  version: 1,
  can: ['change', 'remove'],
  undo: null,
  ...change,
});
const sent = (change: Partial<FileItem> = {}) =>
  item({
    id: '4303-3WvDzXJ8VhVPhZpbKjqfQg',
    name: '新.jpg',
    label: '',
    validUntil: null,
    size: 5,
    received: 0,
    status: 'receiving',
    kind: null,
    hasThumbnail: false,
    ...change,
  });

async function box(answers: Answers, props: object = {}) {
  const wrapper = mounted(FileBox, { props: { purpose: 'seeker_certificate', owner: OWNER, ...props } });
  await flushPromises();
  return { wrapper, answers };
}
const listing = (items: FileItem[], left = 3) => new Answers().on(fileRoutes.list, () => ({ items, left }));
async function choose(file: File) {
  const input = document.querySelector<HTMLInputElement>('input[type=file][multiple]');
  if (input === null) throw new Error('Nothing can be chosen.');
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  input.dispatchEvent(new Event('change'));
  await flushPromises();
}
const shown = (text: string) => vi.waitFor(() => expect(document.body.textContent).toContain(text), 5_000);

describe('files of a record', () => {
  it('are shown with what they are, by when they ran out, and who added them', async () => {
    await box(listing([item()]));
    expect(document.body.textContent).toContain('电工证');
    expect(document.body.textContent).toContain('已过期');
    expect(document.body.textContent).toContain('王芳');
    const picture = document.querySelector('img');
    expect(picture?.getAttribute('src')).toContain('size=thumbnail&face=console');
  });

  it('offer nothing to whoever may only look', async () => {
    await box(listing([item({ can: [] })], 0));
    expect(document.querySelector('input[type=file]')).toBeNull();
    expect(document.body.textContent).not.toContain('删除');
    expect(document.body.textContent).not.toContain('已经放满了');
  });

  it('are sent when they are chosen, and stand there once they are kept', async () => {
    const answers = listing([])
      .on(fileRoutes.begin, () => sent())
      .on(fileRoutes.put, () => sent({ received: 5 }))
      .on(fileRoutes.finish, () =>
        sent({ status: 'kept', kind: 'jpeg', received: 5, can: ['change', 'remove'] }),
      );
    const { wrapper } = await box(answers);
    await choose(new File([new Uint8Array(5)], '新.jpg'));
    await shown('还没写是什么证');
    expect(wrapper.emitted('changed')?.at(-1)?.[0]).toMatchObject([{ name: '新.jpg' }]);
  });

  it('say why one was not taken, and are put away', async () => {
    const why = '看内容认不出这是什么文件，没有收';
    const refused = sent({ status: 'refused', refusal: { code: 'unknown_kind', text: why } });
    await box(
      listing([])
        .on(fileRoutes.begin, () => sent())
        .on(fileRoutes.put, () => refused),
    );
    await choose(new File([new Uint8Array(5)], '新.jpg'));
    await shown(why);
    byText('button', '知道了').click();
    await flushPromises();
    expect(document.body.textContent).not.toContain(why);
  });

  it('are not sent at all when they are too large', async () => {
    await box(listing([]));
    const large = new File([], '大.jpg');
    Object.defineProperty(large, 'size', { value: 31 * 1024 * 1024 });
    await choose(large);
    expect(document.body.textContent).toContain('“大.jpg”太大，没有传：每个最大30 MB');
  });

  it('are removed and brought back, with the focus on the way back', async () => {
    const gone = item({ status: 'removed', can: [] });
    await box(
      listing([item()])
        .on(fileRoutes.remove, () => gone)
        .on(fileRoutes.restore, () => item()),
    );
    byText('button', '删除').click();
    await flushPromises();
    expect(document.body.textContent).toContain('已删除“电工证”');
    expect(document.activeElement?.textContent).toContain('撤销');
    byText('button', '撤销').click();
    await flushPromises();
    expect(document.querySelectorAll('img')).toHaveLength(1);
  });

  it('keep what was written when somebody else was quicker', async () => {
    const detail = '这条记录刚被别人改过';
    await box(
      listing([item()]).on(fileRoutes.change, () => {
        throw new Refusal({ status: 409, code: 'record.changed', detail });
      }),
    );
    byText('button', '写说明').click();
    await flushPromises();
    byText('button', '保存').click();
    await flushPromises();
    expect(document.body.textContent).toContain(detail);
    expect(document.querySelector<HTMLInputElement>('li .el-input input')?.value).toBe('电工证');
  });

  it('can be taken over from a person’s certificates', async () => {
    await box(
      new Answers()
        .on(fileRoutes.list, ({ query }) => ({
          items: query.get('owner') === OWNER ? [] : [item({ label: '焊工证' })],
          left: 3,
        }))
        .on(fileRoutes.copy, () => item({ label: '焊工证' })),
      { certificatesOf: '4303-3WvDzXJ8VhVPhZpbKjqfQh' },
    );
    byText('button', '从本人的证件中选').click();
    await flushPromises();
    byText('button', '用这个').click();
    await flushPromises();
    expect(document.querySelector('ul.kept')?.textContent).toContain('焊工证');
  });
});
