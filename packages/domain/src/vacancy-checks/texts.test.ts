import { describe, expect, it } from 'vitest';
import { CHECK_TEXTS, findingMessage, isCheckCode } from './texts.ts';

const codes = Object.keys(CHECK_TEXTS).filter(isCheckCode);
const toEmployer = (code: string, locale: 'zh-CN' | 'en') =>
  findingMessage({ code, params: {} }, locale, 'employer');

describe('texts for an employer about its own vacancy', () => {
  it('never asks it to ring itself up, nor to do what only a station does', () => {
    const odd = codes.filter((code) =>
      /单位核实|请单位|该单位|提醒单位|审核人员|有权限|请问清|请核验|先核验|不予发布/u.test(
        // Both readers see a duplicate among the employer's own vacancies as that of “该单位”.
        code === 'duplicate_same' ? '' : toEmployer(code, 'zh-CN'),
      ),
    );
    expect(odd).toEqual([]);
    const oddInEnglish = codes.filter((code) =>
      /the employer (?:and|has|so|is)|Ask whether|tell the employer|colleague/u.test(toEmployer(code, 'en')),
    );
    expect(oddInEnglish).toEqual([]);
  });

  it('says the same of the fault itself, filled in', () => {
    const finding = { code: 'minimum_wage', params: { pay: '1500元/月', least: '2200元/月' } };
    expect(findingMessage(finding, 'zh-CN', 'employer')).toBe(
      '薪资1500元/月低于当地最低工资标准2200元/月。请改到最低标准以上再提交。',
    );
    expect(findingMessage(finding, 'zh-CN')).toContain('请与单位核实');
  });
});
