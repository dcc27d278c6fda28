import { describe, expect, it } from 'vitest';
import { emptyVacancy, isUntouched, readVacancyDraft, vacancyBody, withTemplate } from './vacancy-form.ts';

const pay = { min: 20000, max: 20000, unit: 'day' as const, months: null, negotiable: false };

describe('a vacancy being typed', () => {
  it('is not sent before its pay and its place are known', () => {
    const form = { ...emptyVacancy(), title: '保洁员' };
    expect(vacancyBody(form)).toBeNull();
    expect(vacancyBody({ ...form, pay })).toBeNull();
    expect(vacancyBody({ ...form, pay, region: { code: '431202', name: '鹤城区' } })).toMatchObject({
      pay,
      regionCode: '431202',
      contactPhone: null,
    });
  });

  it('takes ready-made words only where nothing was typed', () => {
    const template = {
      occupation: { code: '4-09-08-01', name: '保洁员' },
      title: '保洁员',
      description: '打扫',
      skills: ['擦玻璃'],
      certificates: [],
      demands: ['heights' as const],
      payUnit: 'month',
    };
    const form = withTemplate({ ...emptyVacancy(), title: '楼道保洁' }, template);
    expect(form).toMatchObject({
      title: '楼道保洁',
      description: '打扫',
      skills: ['擦玻璃'],
      demands: ['heights'],
    });
  });

  it('comes back from a draft with its words, and with defaults where the draft is broken', () => {
    const form = { ...emptyVacancy(), title: '焊工', payText: '300元/天', headcount: 5, skills: ['电焊'] };
    expect(readVacancyDraft(JSON.parse(JSON.stringify(form)))).toMatchObject({
      title: '焊工',
      payText: '300元/天',
      headcount: 5,
      skills: ['电焊'],
      pay: null,
    });
    expect(readVacancyDraft({ kind: 'slave', headcount: '很多', skills: 'x' })).toEqual(emptyVacancy());
    expect(isUntouched(readVacancyDraft(undefined))).toBe(true);
  });
});
