import { describe, expect, it } from 'vitest';
import { VacancyEdit, VacancyInput } from '@yizhan/contract';
import type { Vacancy } from '@yizhan/contract';
import {
  copyOfVacancy,
  editOf,
  emptyVacancyForm,
  formOfVacancy,
  inputOf,
  isCheckable,
} from './vacancy-form.ts';

const EMPLOYER = '4303-3WvDzXJ8VhVPhZpbKjqfQe';
const filled = () => ({
  ...emptyVacancyForm({ regionCode: '430302', siteId: null, employer: { id: EMPLOYER, name: '新奥机械' } }),
  title: ' 电焊工 ',
  headcount: '3',
  pay: { min: 20000, max: 25000, unit: 'day' as const, months: null, negotiable: false },
});

describe('inputOf', () => {
  it('is what the contract takes', () => {
    const body = VacancyInput.parse(
      inputOf({ ...filled(), experienceYears: '1.5', contactPhone: ' 13800001234 ' }),
    );
    expect(body).toMatchObject({
      title: '电焊工',
      headcount: 3,
      experienceYears: 1.5,
      contactPhone: '13800001234',
      expiresOn: null,
    });
  });

  it('lets the contract refuse what is no number, at its field', () => {
    const answer = VacancyInput.safeParse(inputOf({ ...filled(), headcount: '三个', experienceYears: 'x' }));
    expect(answer.success).toBe(false);
    expect(answer.error?.issues.map((issue) => issue.path.join('.')).sort()).toEqual([
      'experienceYears',
      'headcount',
    ]);
  });

  it('drops “must be reached” without an education', () => {
    expect(inputOf({ ...filled(), educationRequired: true }).educationRequired).toBe(false);
  });
});

describe('an existing vacancy', () => {
  const vacancy = {
    ...VacancyInput.parse(inputOf({ ...filled(), startDate: '2025-12-01', expiresOn: '2025-12-31' })),
    employerName: '新奥机械',
    occupation: { code: '6-18-02-04', name: '焊工' },
    contactPhoneMask: '138****1234',
  } as unknown as Vacancy;

  it('goes through the form unchanged and keeps its number', () => {
    const edit = VacancyEdit.parse(editOf(formOfVacancy(vacancy), 4));
    expect(edit).toMatchObject({
      version: 4,
      title: '电焊工',
      startDate: '2025-12-01',
      occupationCode: '6-18-02-04',
    });
    expect(edit.contactPhone).toBeUndefined();
  });

  it('is copied without its dates', () => {
    expect(copyOfVacancy(vacancy)).toMatchObject({ title: '电焊工', startDate: '', expiresOn: '' });
  });
});

describe('isCheckable', () => {
  it('waits for employer, title, place and a head count', () => {
    expect(isCheckable(filled())).toBe(true);
    expect(isCheckable({ ...filled(), employerId: '' })).toBe(false);
    expect(isCheckable({ ...filled(), title: ' ' })).toBe(false);
    expect(isCheckable({ ...filled(), headcount: '0' })).toBe(false);
    expect(isCheckable({ ...filled(), lng: '112.9' })).toBe(false);
  });
});
