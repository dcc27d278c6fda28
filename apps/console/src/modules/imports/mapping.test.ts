import { describe, expect, it } from 'vitest';
import type { ImportRun } from '@yizhan/contract';
import { applyMapping, doubledFields, fits, missingFields } from './mapping.ts';

const run = {
  columns: ['岗位', '工资', '备注', '电话'].map((name) => ({ name, samples: [] })),
  mapping: { 岗位: 'title', 工资: 'pay', 备注: null, 电话: null },
} as unknown as ImportRun;
const field = (name: string, required: boolean) => ({ field: name, label: name, required, hint: '' });

describe('column mapping', () => {
  it('names the required fields nobody mapped', () => {
    const fields = [field('title', true), field('employerName', true), field('pay', false)];
    expect(missingFields(fields, run.mapping).map((one) => one.field)).toEqual(['employerName']);
  });

  it('finds a field with two columns', () => {
    expect([...doubledFields({ a: 'title', b: 'title', c: null, d: null })]).toEqual(['title']);
  });

  it('applies a saved mapping, keeping the proposal for unknown columns', () => {
    expect(applyMapping(run, { 工资: null, 备注: 'description', 别的: 'title' })).toEqual({
      岗位: 'title',
      工资: null,
      备注: 'description',
      电话: null,
    });
  });

  it('offers a saved mapping only for a matching file', () => {
    expect(fits(run, { 岗位: 'title', 工资: 'pay' })).toBe(true);
    expect(fits(run, { 岗位: 'title' })).toBe(false);
  });
});
