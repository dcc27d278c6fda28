import { flushPromises } from '@vue/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { defineComponent, h } from 'vue';
import { ApiProblem } from '@yizhan/client/problem.ts';
import { byText, mounted } from '../../test-support/mounted.ts';
import { useForm } from './use-form.ts';

interface Person {
  name: string;
  phone: string;
  tags: string[];
}
const nobody = (): Person => ({ name: '', phone: '', tags: [] });

/** A form within a page, as in use; unmounting keeps the draft. */
function opened(options: { offer?: boolean; draft?: string | null } = {}) {
  let form: ReturnType<typeof useForm<Person>> | undefined;
  const page = mounted(
    defineComponent({
      setup() {
        form = useForm<Person>({
          initial: nobody,
          draft: options.draft === undefined ? 'seeker.new' : options.draft,
          offer: options.offer ?? false,
          secret: ['phone'],
        });
        return () => h('p');
      },
    }),
  );
  if (form === undefined) throw new Error('The form was not set up.');
  return { form, close: () => page.unmount() };
}
const refusal = new ApiProblem({
  status: 400,
  code: 'request.invalid',
  detail: '有两处要改。',
  fields: [
    { path: 'body.name', code: 'required', message: '姓名没填' },
    { path: 'body.tags.0', code: 'long', message: '太长' },
  ],
});

describe('a form', () => {
  it('keeps a draft without numbers and takes it up again for the same record', async () => {
    const first = opened();
    Object.assign(first.form.values, { name: '王芳', phone: '13800000000', tags: ['电焊'] });
    await flushPromises();
    expect(first.form.dirty.value).toBe(true);
    first.close();
    expect(JSON.stringify(localStorage)).not.toContain('13800000000');

    const { form } = opened();
    expect(form.values).toEqual({ name: '王芳', phone: '', tags: ['电焊'] });
    expect(form.restoredAt.value).not.toBeNull();
    form.discardDraft();
    expect(form.values).toEqual(nobody());
  });

  it('starts empty for a new record and offers what was left; the new one does not write over it', async () => {
    const first = opened({ offer: true });
    first.form.values.name = '王芳';
    await flushPromises();
    first.close();

    const second = opened({ offer: true });
    expect(second.form.values).toEqual(nobody());
    expect(second.form.offered.value?.values['name']).toBe('王芳');
    second.form.values.name = '李强';
    await flushPromises();
    second.form.takeOffer();
    expect(second.form.values.name).toBe('王芳');
    expect(second.form.offered.value).toBeUndefined();
  });

  it('drops a draft older than a week', async () => {
    const first = opened();
    first.form.values.name = '王芳';
    await flushPromises();
    first.close();
    vi.useFakeTimers({ now: Date.now() + 8 * 86_400_000 });
    expect(opened().form.values).toEqual(nobody());
  });

  it('leaves out of a draft what no longer has the shape of the form', async () => {
    const first = opened();
    Object.assign(first.form.values, { name: '王芳', tags: '电焊' });
    await flushPromises();
    first.close();
    expect(opened().form.values).toEqual({ ...nobody(), name: '王芳' });
  });

  it('shows a complaint until its field changes', async () => {
    const { form } = opened();
    expect(await form.submit(() => Promise.reject<string>(refusal))).toBeUndefined();
    expect(form.error.value).toBe(refusal);
    expect([form.complaint('body.name'), form.complaint('body.tags')]).toEqual(['姓名没填', '太长']);
    form.values.name = '王';
    await flushPromises();
    expect([form.complaint('body.name'), form.complaint('body.tags')]).toEqual([undefined, '太长']);
  });

  it('is clean after it was saved, and has no draft', async () => {
    const { form, close } = opened();
    form.values.name = '王芳';
    await flushPromises();
    expect(await form.submit(() => Promise.resolve('saved'))).toBe('saved');
    expect(form.dirty.value).toBe(false);
    close();
    expect(opened().form.values).toEqual(nobody());
  });

  it('lets a problem be handled by the caller, and says nothing of it', async () => {
    const { form } = opened();
    await form.submit(
      () => Promise.reject(refusal),
      () => true,
    );
    expect(form.error.value).toBeUndefined();
    expect(form.complaints.value).toEqual({});
  });

  it('asks before unsaved work is left, and stays when told to', async () => {
    const { form } = opened();
    expect(await form.mayLeave()).toBe(true);
    form.values.name = '王芳';
    await flushPromises();
    for (const [button, leaves] of [
      ['接着填', false],
      ['离开', true],
    ] as const) {
      const answer = form.mayLeave();
      await vi.waitFor(() => byText('.el-message-box button', button).click());
      expect(await answer).toBe(leaves);
      await vi.waitUntil(() => document.querySelector('.el-message-box') === null);
    }
  });
});
