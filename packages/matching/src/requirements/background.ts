/** Schooling and years of experience that an advert requires. */
import type { EducationLevel, Strength } from '../types.ts';
import { educationLevelsIn } from '../vocabulary/education.ts';
import { clausesOf, foldText } from '../vocabulary/text.ts';
import { countOf, strengthOf } from './strength.ts';

export interface FoundEducation {
  level: EducationLevel;
  strength: Strength;
  evidence: string;
}

export interface FoundExperience {
  years: number;
  strength: Strength;
  evidence: string;
  /** Inferred from the job title alone. */
  byTitle: boolean;
}

const NO_SCHOOLING_ASKED =
  /(?:不限|无|不要|不需要|无需|不论|没有?)学历|学历.{0,3}(?:不限|不是|无)|不限制?学历/;
/** A level counts as a requirement only next to one of these: '高中素养教师' teaches there. */
const SCHOOLING_WORD = /学历|以上|毕业|文化|统招|全日制|专业|程度|优先/;
/** Levels of the pupils, not of the teacher. */
const PUPILS = /(?:小学|初中|高中)(?:生|部|阶段|语文|数学|英语|物理|化学|各|老师|教师|学科|课)/;

/** The lowest schooling required, else the lowest preferred; null when none is named. */
export function extractEducation(text: string): FoundEducation | null {
  const clauses = clausesOf(text);
  if (clauses.some((clause) => NO_SCHOOLING_ASKED.test(clause))) return null;
  const found = clauses.flatMap((clause, i): FoundEducation[] => {
    if (!SCHOOLING_WORD.test(clause) || PUPILS.test(clause)) return [];
    const level = educationLevelsIn(clause).at(-1);
    const strength = strengthOf(clause, clauses[i + 1]);
    // '应届毕业生优先', '211本科' keep their level; '可接受' lowers a requirement to a wish.
    return level === undefined || strength === null ? [] : [{ level, strength, evidence: clause }];
  });
  const rules = found.filter(({ strength }) => strength === 'rule');
  const [least] = (rules.length > 0 ? rules : found).sort((a, b) => a.level - b.level);
  return least ?? null;
}

const YEARS =
  /(\d+(?:\.\d+)?|[一二两三四五六七八九十半])(?:[-~—至到](?:\d+|[一二两三四五六七八九十]))?个?年(?!龄|底|终|薪|假|会|前|内|轻|纪|度|级|级|届)(?:或|及|\(含\)|含)?(?:以上|\+)?/;
const ENGLISH_YEARS = /(\d+)(?:-\d+)?\+?years?/;
const EXPERIENCE_WORD = /years|经验|经历|工作|从业|驾龄|任职|从事|资历|背景|年(?:及|或)?以上/;
/** Years that count something other than experience. */
const OTHER_YEARS = /满.{0,3}年|社保|保修|质保|合同|奖|毕业|户口|居住|租|有效期/;
const NO_EXPERIENCE_ASKED =
  /(?:无|不要|不需要|无需|不限|不用|零|0)(?:需|须)?(?:任何)?(?:相关)?(?:工作)?(?:经验|基础)|经验不限|经验.{0,2}无要求|有无.{0,4}经验|生熟手|小白|可?接受(?:无经验|应届)|无经验(?:亦|也|均|可)|学徒/;
const EXPERIENCED = /(?:有|具|具备|需|须|要)[^无]{0,14}经验|熟手|熟练工|师傅/;
/**
 * Titles of people who lead or teach others, with the years such a job implies. People who learn under one are not
 * leaders.
 */
const BY_TITLE: readonly (readonly [RegExp, number])[] = [
  [/助理|助手|学徒|实习|储备|培训生|管培/, 0],
  [/总监|厨师长|护士长|总经理|总厨|架构师|首席/, 5],
  [/经理|店长|厂长|主任|总管|项目负责人|资深|高级/, 3],
  [/主管|领班|组长|队长|班长|师傅|全栈/, 2],
];
/** No advert requires more; larger numbers describe the company. */
const MOST_YEARS = 15;
const COMPANY = /公司|成立|创立|企业|品牌|门店|行业领|专注|我们|集团|深耕|已有/;

/** Years of experience required. Experience without a number counts as a wish for one year. */
export function extractExperience(title: string, text: string): FoundExperience | null {
  const stated = statedExperience(clausesOf(text));
  if (stated !== null) return stated;
  const folded = foldText(title);
  const senior = BY_TITLE.find(([words]) => words.test(folded));
  return senior === undefined || senior[1] === 0
    ? null
    : { years: senior[1], strength: 'wish', evidence: folded, byTitle: true };
}

function statedExperience(clauses: readonly string[]): FoundExperience | null {
  const found = clauses.flatMap((clause, i): FoundExperience[] => {
    if (COMPANY.test(clause) || NO_EXPERIENCE_ASKED.test(clause)) return [];
    const years = countOf((YEARS.exec(clause) ?? ENGLISH_YEARS.exec(clause))?.[1] ?? '');
    const strength = strengthOf(clause, clauses[i + 1]);
    if (strength === null || years === null || years > MOST_YEARS || !EXPERIENCE_WORD.test(clause)) return [];
    if (/以内|以下|不超过|合同/.test(clause)) return [];
    if (OTHER_YEARS.test(clause) && !/经验|驾龄|从业/.test(clause)) return [];
    return [{ years, strength, evidence: clause, byTitle: false }];
  });
  const rules = found.filter(({ strength }) => strength === 'rule');
  // Several requirements apply together ('三年会计，其中一年主管'): the longest is the one to meet.
  const [most] = (rules.length > 0 ? rules : found).sort((a, b) => b.years - a.years);
  if (most !== undefined) return most;
  if (clauses.some((clause) => NO_EXPERIENCE_ASKED.test(clause))) return null;
  const vague = clauses.find((clause) => EXPERIENCED.test(clause) && !COMPANY.test(clause));
  return vague === undefined ? null : { years: 1, strength: 'wish', evidence: vague, byTitle: false };
}
