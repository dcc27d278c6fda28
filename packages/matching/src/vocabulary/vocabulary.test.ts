import { describe, expect, it } from 'vitest';
import { CERTIFICATE_CODES, certificateName, normaliseCertificate, withCovered } from './certificates.ts';
import { educationName, normaliseEducation } from './education.ts';
import { LIMITATION_CODES, limitationName, normaliseLimitation } from './limitations.ts';
import { normaliseSkill, skillsIn } from './skills.ts';
import { clausesOf, foldText } from './text.ts';

describe('normaliseCertificate', () => {
  it.each([
    ['C1驾驶证', 'driver_c1'],
    ['C1本', 'driver_c1'],
    ['Ｃ１ 驾照', 'driver_c1'],
    ['B照', 'driver_b2'],
    ['A2驾照', 'driver_a2'],
    ['驾驶证', 'driver'],
    ['特种设备作业证N1(叉车)', 'forklift'],
    ['低压电工作业证', 'electrician_low'],
    ['高压电工证', 'electrician_high'],
    ['电工证', 'electrician'],
    ['焊接与热切割作业证', 'welder'],
    ['母婴护理员证', 'maternity_care'],
    ['育婴员证', 'infant_care'],
    ['养老护理员初级', 'elderly_care'],
    ['护士执业证书', 'nurse'],
    ['初级会计职称', 'accounting_junior'],
    ['中级会计师', 'accounting_mid'],
    ['会计证', 'accounting'],
    ['初级中学教师资格证(英语)', 'teacher'],
    ['幼儿园教师资格证', 'kindergarten_teacher'],
    ['保育员证', 'nursery_carer'],
    ['执业药师', 'licensed_pharmacist'],
    ['中药士', 'pharmacist'],
    ['保安员证', 'security_guard'],
    ['消控证', 'fire_control'],
    ['健康证', 'health'],
    ['中式烹调师四级', 'chef'],
    ['大学英语四级', 'cet4'],
    ['英语专八', 'english_major'],
    ['人力资源管理师三级', 'hr_manager'],
    ['forklift', 'forklift'],
    ['安全员B证', 'safety_officer'],
    ['建安C证', 'safety_officer'],
    ['消防员中级证', 'fire_control'],
    ['水质检验员三级', 'laboratory'],
    ['法考通过', 'lawyer'],
  ])('%s', (text, code) => {
    expect(normaliseCertificate(text)).toBe(code);
  });
  it('keeps unknown words and drops empty ones', () => {
    expect(normaliseCertificate('茶艺大师荣誉证')).toBe('other:茶艺大师荣誉证');
    expect(normaliseCertificate(' \n')).toBeNull();
  });
});

describe('certificates', () => {
  it('have a name in both languages', () => {
    for (const code of CERTIFICATE_CODES) {
      expect(certificateName(code, 'zh-CN')).toMatch(/\p{Script=Han}/u);
      expect(certificateName(code, 'en')).toMatch(/^[\x20-\x7e]+$/);
    }
    expect(certificateName('other:茶艺证', 'en')).toBe('茶艺证');
  });
  it('cover lower ones, through several steps, without looping', () => {
    expect(withCovered(['driver_a1'])).toContain('driver_c1');
    expect(withCovered(['driver_a1'])).toContain('driver');
    expect(withCovered(['driver_c1'])).not.toContain('driver_b2');
    expect(withCovered(['electrician'])).toContain('electrician_low');
    expect(withCovered(['electrician'])).not.toContain('electrician_high');
    expect([...withCovered(['other:甲'])]).toEqual(['other:甲']);
  });
});

describe('normaliseLimitation', () => {
  it.each([
    ['夜班', ['night_shift']],
    ['通宵', ['night_shift']],
    ['倒班', ['rotating_shift']],
    ['加班到晚上', ['late_evening']],
    ['爬高', ['heights']],
    ['高空擦窗', ['heights']],
    ['搬重物', ['heavy_lifting']],
    ['站立', ['long_standing']],
    ['外出', ['outdoor']],
    ['电脑操作', ['computer']],
    ['长途', ['travel']],
    ['住家', ['live_in']],
    ['电话推销', ['phone_sales']],
    ['跑业务', ['field_sales']],
    ['保险推销', ['insurance_sales']],
    ['高压作业', ['high_voltage']],
    ['night_shift', ['night_shift']],
    ['接打电话', ['phone_sales']],
    ['销售', ['phone_sales', 'field_sales', 'insurance_sales']],
    ['电话销售', ['phone_sales']],
    ['吃辣', []],
  ])('%s', (text, codes) => {
    expect(normaliseLimitation(text)).toEqual(codes);
  });
  it('has a name in both languages', () => {
    for (const code of LIMITATION_CODES) {
      expect(limitationName(code, 'zh-CN')).not.toBe(code);
      expect(limitationName(code, 'en')).toMatch(/^[\x20-\x7e]+$/);
    }
  });
});

describe('education', () => {
  it.each([
    ['大学专科', 4],
    ['统招本科', 5],
    ['大学本科', 5],
    ['中专/中技', 3],
    ['技工学校', 3],
    ['初中及以下', 2],
    ['硕士研究生', 6],
    ['博士', 7],
    ['小学', 1],
    ['学历不限', null],
    ['不限制', null],
    ['其他', null],
    ['', null],
  ])('%s', (text, level) => {
    expect(normaliseEducation(text)).toBe(level);
  });
  it('has names', () => {
    expect(educationName(4, 'zh-CN')).toBe('大专');
    expect(educationName(9, 'en')).toBe('9');
  });
});

describe('skills', () => {
  it('bring spellings together', () => {
    expect(new Set(['PS', 'photoshop', 'Photoshop修图'].map(normaliseSkill)).size).toBe(1);
    expect(normaliseSkill('二氧化碳保护焊')).toBe('二保焊');
    expect(normaliseSkill(' 变魔术 ')).toBe('变魔术');
  });
  it.each([
    ['机械、自动化相关专业', ['机械专业知识', '电气专业知识']],
    ['今年六月机械设计本科毕业', ['机械专业知识']],
    ['本科学人力资源的', ['人力资源专业知识']],
    ['药学大专', ['药学专业知识']],
    ['非医学专业可培训', []],
    ['机械厂招人', []],
    ['数学教师', ['数学教学']],
    ['幼儿照护', ['幼儿照护']],
  ])('hold fields of study and of teaching: %s', (text, expected) => {
    expect(
      skillsIn(text).filter((skill) => expected.includes(skill) || /专业知识|教学|照护/.test(skill)),
    ).toEqual(expected);
  });
  it('are found in a text', () => {
    expect(skillsIn('会用金蝶、EXCEL，负责盘点')).toEqual(['盘点', 'Excel', '金蝶']);
    expect(skillsIn('缴纳社保，薪酬优厚')).toEqual([]);
  });
});

describe('text', () => {
  it('folds width, case and spaces', () => {
    expect(foldText('Ｃ１ 驾照（Ａ）')).toBe('c1驾照(a)');
  });
  it('splits into clauses, keeping the items of one demand together', () => {
    expect(clausesOf('1.持电工证、焊工证；包吃住。\n双休')).toEqual(['1.持电工证、焊工证', '包吃住', '双休']);
  });
});
