import { flushPromises } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { evidenceRoutes, type Claim, type Evidence, type Proof } from '@yizhan/contract';
import { Answers, byText, mounted } from '../../test-support/mounted.ts';
import EvidenceBox from './EvidenceBox.vue';

const ID = '4303-3WvDzXJ8VhVPhZpbKjqfQe';
const PROOF: Proof = {
  id: ID,
  status: 'standing',
  version: 1,
  can: ['strike'],
  undo: null,
  claim: 'work_started',
  kind: 'social_insurance',
  grade: 'A',
  day: '2026-11-18',
  words: '社保平台查到',
  fileId: null,
  stands: true,
  addedBy: '小周',
  addedAt: '2026-11-18T02:00:00.000Z',
};
const CLAIM: Claim = {
  claim: 'work_started',
  grade: 'C',
  day: '2026-11-23',
  episode: {
    countsHere: false,
    rows: [
      {
        day: '2026-11-02',
        site: { id: '1ChZsePa6gefXv3wXustzy', name: '书院路驿站' },
        counts: true,
        isThis: false,
      },
      { day: '2026-11-23', site: null, counts: false, isThis: true },
    ],
  },
  seen: [
    { proof: 'follow_up_call', grade: 'C', at: '2026-11-30T02:00:00.000Z', by: '小周', byKind: 'staff' },
  ],
  given: [],
  offers: [
    { kind: 'labour_contract', grade: 'A' },
    { kind: 'social_insurance', grade: 'A' },
  ],
};
const evidence = (claim: Partial<Claim> = {}): Evidence => ({
  seekerId: ID,
  mayAdd: true,
  claims: [{ ...CLAIM, ...claim }],
});

async function box() {
  const wrapper = mounted(EvidenceBox, { props: { source: 'placement', id: ID } });
  await flushPromises();
  return wrapper;
}

describe('the evidence of a record', () => {
  it('says the grade in words, what the platform saw, and where the episode counts', async () => {
    new Answers().on(evidenceRoutes.ofPlacement, () => evidence());
    await box();
    const text = document.body.textContent;
    expect(text).toContain('一方口头说的');
    expect(text).toContain('回访时说还在岗');
    expect(text).toContain('这一次不重复计数');
    expect(byText('li', '书院路驿站').textContent).toContain('计数');
  });

  it('brings in what was looked up, and only with words that say where', async () => {
    const asked: unknown[] = [];
    new Answers()
      .on(evidenceRoutes.ofPlacement, () => evidence())
      .on(evidenceRoutes.addToPlacement, ({ body }) => {
        asked.push(body);
        return evidence({ grade: 'A', given: [PROOF] });
      });
    await box();
    byText('button', '加依据').click();
    await flushPromises();
    const kind = document.querySelector('select');
    if (kind === null) throw new Error('Nobody asks for the kind.');
    kind.value = 'social_insurance';
    kind.dispatchEvent(new Event('change'));
    await flushPromises();
    expect(byText('button', '保存依据').hasAttribute('disabled')).toBe(true);
    const words = document.querySelector('textarea');
    if (words === null) throw new Error('Nobody asks for the words.');
    words.value = '社保平台查到';
    words.dispatchEvent(new Event('input'));
    await flushPromises();
    document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await flushPromises();
    expect(asked).toMatchObject([
      { claim: 'work_started', kind: 'social_insurance', words: '社保平台查到', fileId: null },
    ]);
    expect(document.body.textContent).toContain('有凭证');
  });

  it('strikes a proof out with a reason', async () => {
    const asked: unknown[] = [];
    new Answers()
      .on(evidenceRoutes.ofPlacement, () => evidence({ grade: 'A', given: [PROOF] }))
      .on(evidenceRoutes.move, ({ body }): Proof => {
        asked.push(body);
        return { ...PROOF, status: 'struck', stands: false, can: ['restore'] };
      });
    await box();
    byText('button', '划掉').click();
    await flushPromises();
    const reason = document.querySelector<HTMLInputElement>('.reason input, input.reason');
    if (reason === null) throw new Error('Nobody asks why.');
    reason.value = '查错了人';
    reason.dispatchEvent(new Event('input'));
    await flushPromises();
    document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await flushPromises();
    expect(asked).toMatchObject([{ version: 1, move: 'strike', reason: '查错了人' }]);
  });
});
