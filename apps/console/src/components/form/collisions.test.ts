import { describe, expect, it } from 'vitest';
import { applyChoice, mergeEdits } from './collisions.ts';

const base = { name: '刘桂英', address: '城正街3号', skills: ['做饭'], note: '' };
const describeValue = (_field: string, value: unknown) => JSON.stringify(value);
const label = (field: string) => `${field}?`;
const merge = (mine: Partial<typeof base>, theirs: Partial<typeof base>) =>
  mergeEdits(base, { ...base, ...mine }, { ...base, ...theirs }, describeValue, label);

describe('merging edits of two people', () => {
  it('takes from each what only that side changed', () => {
    const { merged, collisions } = merge({ address: '韶山路8号' }, { note: '周末有空' });
    expect(merged).toEqual({ ...base, address: '韶山路8号', note: '周末有空' });
    expect(collisions).toEqual([]);
  });

  it('asks about a field both changed differently, and not where both changed it alike', () => {
    const { merged, collisions } = merge(
      { name: '刘桂莹', skills: ['做饭', '保洁'] },
      { name: '刘桂瑛', skills: ['做饭', '保洁'] },
    );
    expect(collisions).toEqual([{ field: 'name', label: 'name?', mine: '"刘桂莹"', theirs: '"刘桂瑛"' }]);
    expect(merged.skills).toEqual(['做饭', '保洁']);
  });

  it('keeps mine unless theirs was chosen', () => {
    const theirs = { ...base, name: '刘桂瑛', note: '周末有空' };
    const { merged } = mergeEdits(base, { ...base, name: '刘桂莹' }, theirs, describeValue, label);
    expect(applyChoice(merged, theirs, { name: 'mine' }).name).toBe('刘桂莹');
    expect(applyChoice(merged, theirs, { name: 'theirs' })).toEqual(theirs);
  });
});
