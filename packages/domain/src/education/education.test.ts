import { describe, expect, it } from 'vitest';
import { readCsv, sharedFile } from '../test-support/shared-data.ts';
import { EDUCATION_LEVELS, meetsEducation, parseEducation, requiredEducation } from './education.ts';
import type { EducationLevel } from './education.ts';

const level = (text: string): EducationLevel | null | 'unread' => {
  const parsed = parseEducation(text);
  return parsed === null ? 'unread' : parsed.level;
};

describe('parseEducation', () => {
  it.each<[string, EducationLevel | null | 'unread']>([
    ['本科', 'bachelor'],
    ['大学本科', 'bachelor'],
    ['统招本科', 'bachelor'],
    ['大专', 'college'],
    ['大学专科', 'college'],
    ['硕士', 'master'],
    ['硕士研究生', 'master'],
    ['博士', 'doctor'],
    ['博士研究生', 'doctor'],
    ['高中', 'senior'],
    ['普通高中', 'senior'],
    ['中专/中技', 'senior'],
    ['中技/中专', 'senior'],
    ['中等专科', 'senior'],
    ['职业高中', 'senior'],
    ['技工学校', 'senior'],
    ['初中', 'junior'],
    ['初中及以下', 'junior'],
    ['小学', 'primary'],
    ['文盲或半文盲', 'none'],
    ['学历不限', null],
    ['不限制', null],
    ['不限', null],
    ['', 'unread'],
    ['其他', 'unread'],
    ['90', 'unread'],
    ['11', 'doctor'],
    ['14', 'master'],
    ['21', 'bachelor'],
    ['31', 'college'],
    ['41', 'senior'],
    ['47', 'senior'],
    ['61', 'senior'],
    ['71', 'junior'],
    ['81', 'primary'],
    ['２１', 'bachelor'],
    ['大专及以上', 'college'],
    ['本科/大专', 'college'],
    ['高中以上学历，大专优先', 'senior'],
    ['Bachelor', 'bachelor'],
    ['专升本', 'bachelor'],
  ])('%s', (text, expected) => {
    expect(level(text)).toBe(expected);
  });

  it('recognises full-time schooling and open lower ends', () => {
    expect(parseEducation('统招本科及以上')).toEqual({ level: 'bachelor', orBelow: false, fullTime: true });
    expect(parseEducation('非全日制大专')).toEqual({ level: 'college', orBelow: false, fullTime: false });
    expect(requiredEducation(parseEducation('初中及以下'))).toBeNull();
    expect(requiredEducation(parseEducation('学历不限'))).toBeNull();
    expect(requiredEducation(parseEducation('高中'))).toBe('senior');
  });

  const file = sharedFile('vacancies/education_vocabulary.csv');
  it.skipIf(file === null)('reads every real spelling but the empty one, 其他 and 90', () => {
    const unread = readCsv(file ?? '')
      .map((row) => row['raw'] ?? '')
      .filter((raw) => parseEducation(raw) === null);
    expect(unread.sort()).toEqual(['', '90', '其他']);
  });
});

describe('meetsEducation', () => {
  it('compares by order', () => {
    expect(EDUCATION_LEVELS.every((has) => meetsEducation(has, null))).toBe(true);
    expect(meetsEducation('college', 'senior')).toBe(true);
    expect(meetsEducation('senior', 'senior')).toBe(true);
    expect(meetsEducation('junior', 'senior')).toBe(false);
    expect(meetsEducation(null, 'primary')).toBe(false);
    expect(meetsEducation(null, null)).toBe(true);
  });
});
