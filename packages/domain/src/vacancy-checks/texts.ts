import type { DISCRIMINATION_RULES } from './discrimination-rules.ts';
import type { FRAUD_RULES } from './fraud-rules.ts';
import type { ORDER_RULES } from './order-rules.ts';
import type { PAY_RULES } from './pay-rules.ts';
import { EMPLOYER_TEXTS } from './texts-for-employers.ts';
import type { CheckFinding, FindingParams } from './types.ts';

export type CheckCode =
  | (typeof PAY_RULES)[number]['code']
  | (typeof DISCRIMINATION_RULES)[number]['code']
  | (typeof FRAUD_RULES)[number]['code']
  | (typeof ORDER_RULES)[number]['code'];

/** Who reads a finding: the station that checks, or the employer who wrote the vacancy. */
export type CheckAudience = 'staff' | 'employer';

type Wording = { reason: string; advice: string };
type Texts = { zh: Wording; en: Wording };

/** `{name}` stands for a param; in English `{nameEn}` is used where the rule gives one. */
export const CHECK_TEXTS = {
  minimum_wage: {
    zh: {
      reason: '薪资{pay}低于当地最低工资标准{least}。',
      advice: '请与单位核实，改到最低标准以上再发布。',
    },
    en: {
      reason: 'The pay, {payEn}, is below the local minimum wage of {leastEn}.',
      advice: 'Ask the employer and raise it to the minimum before publishing.',
    },
  },
  minimum_wage_lower_end: {
    zh: {
      reason: '薪资{pay}的下限低于当地最低工资标准{least}。',
      advice: '请核实下限是否为底薪；正常出勤的总收入不得低于最低标准。',
    },
    en: {
      reason: 'The lower end of {payEn} is below the local minimum wage of {leastEn}.',
      advice: 'Ask whether it is a base salary: the whole pay for normal hours must reach the minimum.',
    },
  },
  pay_missing: {
    zh: { reason: '没有写明薪资。', advice: '请补上薪资范围；确实面议的，请问清大致数额告诉求职者。' },
    en: {
      reason: 'No pay is stated.',
      advice: 'Add a range; where pay is negotiable, ask for a rough figure to tell seekers.',
    },
  },
  pay_implausible: {
    zh: {
      reason: '薪资{pay}不合常理。',
      advice: '请核实数额和单位（月、天、小时、件），确认不是笔误或虚高。',
    },
    en: {
      reason: 'The pay, {payEn}, is hard to believe.',
      advice: 'Check the amount and its unit (month, day, hour, piece) for a slip or a lure.',
    },
  },
  pay_title_differs: {
    zh: {
      reason: '标题写的是{promised}，薪资栏是{pay}，两处不一致。',
      advice: '请核实哪个属实，改成一致，标题里最好不写薪资。',
    },
    en: {
      reason: 'The title promises {promisedEn}, the pay field says {payEn}.',
      advice: 'Find out which is true and make them agree; best leave pay out of the title.',
    },
  },
  discrimination_sex: {
    zh: {
      reason: '“{quote}”对性别作了限制或优先。',
      advice: '请删去；法律规定不适合某一性别的岗位，请注明依据后由审核人员确认。',
    },
    en: {
      reason: '“{quote}” limits or prefers a sex.',
      advice:
        'Remove it; where the law itself bars a sex from the work, note the clause and let a reviewer confirm.',
    },
  },
  discrimination_age: {
    zh: {
      reason: '“{quote}”对年龄作了限制。',
      advice: '建议改写为对能力和体力的要求；确有法定年龄要求的，请注明。',
    },
    en: {
      reason: '“{quote}” sets an age limit.',
      advice: 'Better describe the ability or strength needed; name the rule where the law sets an age.',
    },
  },
  discrimination_marriage: {
    zh: { reason: '“{quote}”以婚姻或生育状况为条件。', advice: '请删去，招聘不得询问或限制婚育。' },
    en: {
      reason: '“{quote}” makes marriage or children a condition.',
      advice: 'Remove it; recruiting must neither ask about nor limit either.',
    },
  },
  discrimination_native_place: {
    zh: {
      reason: '“{quote}”对户籍或籍贯作了限制。',
      advice: '请删去；如是为了通勤方便，可改写为“住在附近者优先”。',
    },
    en: {
      reason: '“{quote}” limits applicants by native place or household register.',
      advice: 'Remove it; if it is about the way to work, say that living nearby helps.',
    },
  },
  discrimination_ethnicity: {
    zh: { reason: '“{quote}”对民族或宗教信仰作了限制。', advice: '请删去。' },
    en: { reason: '“{quote}” limits applicants by ethnic group or religion.', advice: 'Remove it.' },
  },
  discrimination_hepatitis: {
    zh: {
      reason: '“{quote}”涉及乙肝检测或限制。',
      advice: '请删去；除法律规定的岗位外，入职体检不得检查乙肝。',
    },
    en: {
      reason: '“{quote}” asks for a hepatitis B test or limits carriers.',
      advice: 'Remove it; except for posts the law names, no hepatitis B test may be part of hiring.',
    },
  },
  discrimination_disability: {
    zh: { reason: '“{quote}”排斥残疾人。', advice: '请删去，改写为岗位确实需要的能力。' },
    en: {
      reason: '“{quote}” shuts out disabled people.',
      advice: 'Remove it and describe the abilities the work really needs.',
    },
  },
  discrimination_infection: {
    zh: {
      reason: '“{quote}”对传染病病原携带者作了限制。',
      advice: '餐饮、托幼等法定岗位可改为“持有效健康证明”，其他岗位请删去。',
    },
    en: {
      reason: '“{quote}” limits carriers of infections.',
      advice:
        'For food, child care and other posts named by law ask for a valid health certificate; elsewhere remove it.',
    },
  },
  fee_charged: {
    zh: {
      reason: '“{quote}”向求职者收费。',
      advice: '招工不得以任何名义收取财物，请单位取消收费并删去，否则不予发布。',
    },
    en: {
      reason: '“{quote}” charges the applicant.',
      advice:
        'Recruiting must not charge under any name: have the fee dropped and the words removed, or do not publish.',
    },
  },
  fee_mentioned: {
    zh: { reason: '文中提到“{quote}”。', advice: '请问清是否向求职者收取；不收的，请写明“不收取任何费用”。' },
    en: {
      reason: 'The text mentions “{quote}”.',
      advice: 'Ask whether applicants pay it; if not, have the text say that nothing is charged.',
    },
  },
  fraud_words: {
    zh: {
      reason: '“{quote}”是诈骗或虚假招聘常用的说法。',
      advice: '请电话或上门核实单位和岗位；不能证实的不予发布，可疑的报公安机关。',
    },
    en: {
      reason: '“{quote}” is wording common in fraud and sham offers.',
      advice:
        'Verify employer and work by phone or visit; do not publish what cannot be proved, and report what looks criminal.',
    },
  },
  document_held: {
    zh: { reason: '“{quote}”涉及扣押证件。', advice: '单位不得扣押身份证等证件，请删去并提醒单位。' },
    en: {
      reason: '“{quote}” means keeping an applicant’s documents.',
      advice: 'An employer must not hold ID cards or certificates: remove it and tell the employer so.',
    },
  },
  bureau_words: {
    zh: {
      reason: '文中有本地不让用的说法“{quote}”。',
      advice: '请核实后修改；原因和依据写在“设置 · 岗位审查的用词”里。',
    },
    en: {
      reason: 'The text has “{quote}”, which the bureau does not want in adverts.',
      advice: 'Check and change it; why stands under “Settings · Words of the checks of vacancies”.',
    },
  },
  contact_in_text: {
    zh: {
      reason: '文字里带有联系方式（{kind}：{masked}）。',
      advice: '请移到联系方式栏，便于统一保护和下线。',
    },
    en: {
      reason: 'The text carries a contact detail ({kind}: {masked}).',
      advice: 'Move it to the contact fields, where it is protected and leaves all channels together.',
    },
  },
  description_empty: {
    zh: { reason: '岗位描述是空的，或只重复了标题。', advice: '请补充工作内容、时间和要求。' },
    en: {
      reason: 'The description is empty or only repeats the title.',
      advice: 'Add what is done, the hours and what is needed.',
    },
  },
  employer_blacklisted: {
    zh: { reason: '该单位在黑名单中{until}。', advice: '请先由有权限的人员处理黑名单，再考虑发布。' },
    en: {
      reason: 'The employer is blacklisted{until}.',
      advice: 'Have an authorised colleague settle the blacklisting first.',
    },
  },
  employer_rejected: {
    zh: { reason: '该单位的资料审核没有通过。', advice: '请单位补正资料并重新审核。' },
    en: { reason: 'The employer’s papers were rejected.', advice: 'Have them corrected and verified again.' },
  },
  employer_verification_expired: {
    zh: { reason: '该单位的审核已过期{until}。', advice: '请重新核验单位资料。' },
    en: {
      reason: 'The verification of the employer has expired{until}.',
      advice: 'Verify the employer’s papers again.',
    },
  },
  employer_unverified: {
    zh: { reason: '该单位还没有经过审核。', advice: '请先核验营业执照和联系人。' },
    en: {
      reason: 'The employer has not been verified yet.',
      advice: 'Verify its licence and contact first.',
    },
  },
  employer_missing: {
    zh: { reason: '没有选择用人单位。', advice: '请选择或新建用人单位。' },
    en: { reason: 'No employer is chosen.', advice: 'Choose or add the employer.' },
  },
  duplicate_same: {
    zh: {
      reason: '与该单位已有的岗位“{otherTitle}”工作和地点相同。',
      advice: '请更新原岗位的人数和薪资，不要重复发布。',
    },
    en: {
      reason: 'The same work at the same place is already open for this employer: “{otherTitle}”.',
      advice: 'Update headcount and pay there instead of publishing twice.',
    },
  },
  duplicate_text: {
    zh: { reason: '与岗位“{otherTitle}”的描述几乎一样。', advice: '请核实是否重复发布或冒用他人信息。' },
    en: {
      reason: 'The description is almost that of “{otherTitle}”.',
      advice: 'Check whether it was posted twice or copied from somebody else.',
    },
  },
  place_missing: {
    zh: { reason: '没有写明工作地点所在的区划。', advice: '请选择到区县，最好到乡镇街道。' },
    en: {
      reason: 'The division of the place of work is missing.',
      advice: 'Choose the county, better the town or street.',
    },
  },
  address_missing: {
    zh: { reason: '没有详细的工作地址。', advice: '请补充到门牌或厂区，求职者要据此判断远近。' },
    en: {
      reason: 'There is no detailed address.',
      advice: 'Add street or site: seekers judge the distance by it.',
    },
  },
  point_wrong: {
    zh: { reason: '地图坐标不可信（{fault}）。', advice: '请在地图上重新选点，或清空坐标。' },
    en: {
      reason: 'The map point cannot be right ({fault}).',
      advice: 'Pick it again on the map, or clear it.',
    },
  },
  occupation_missing: {
    zh: { reason: '没有对应到职业分类。', advice: '请选择职业，岗位才能被推荐给合适的人。' },
    en: {
      reason: 'No occupation is assigned.',
      advice: 'Choose one, so that the vacancy can be recommended to the right people.',
    },
  },
} as const satisfies Record<CheckCode, Texts>;

const WORDS: Readonly<Record<string, { zh: string; en: string }>> = {
  phone: { zh: '电话', en: 'phone' },
  wechat: { zh: '微信', en: 'WeChat' },
  qq: { zh: 'QQ', en: 'QQ' },
  email: { zh: '邮箱', en: 'e-mail' },
  near_zero: { zh: '经纬度接近零', en: 'close to 0, 0' },
  outside_china: { zh: '不在中国境内', en: 'outside China' },
  swapped: { zh: '经度和纬度写反了', en: 'longitude and latitude exchanged' },
  default_point: { zh: '来源系统的默认点', en: 'a default point of the source' },
  not_a_number: { zh: '不是数字', en: 'not a number' },
};

/** Only params of these names hold the program's own words; a quote is shown as written. */
const WORD_PARAMS = new Set(['kind', 'fault']);

function fill(template: string, params: FindingParams, locale: 'zh' | 'en'): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) return '';
    if (name === 'until') return value === '' ? '' : locale === 'zh' ? `（至${value}）` : ` (until ${value})`;
    return WORD_PARAMS.has(name) ? (WORDS[String(value)]?.[locale] ?? String(value)) : String(value);
  });
}

export function isCheckCode(code: string): code is CheckCode {
  return Object.hasOwn(CHECK_TEXTS, code);
}

/**
 * A finding in words: why, and what to do. Unknown codes (findings stored by a newer version) are shown as they are.
 */
export function findingText(
  finding: Pick<CheckFinding, 'code' | 'params'>,
  locale: 'zh-CN' | 'en' = 'zh-CN',
  audience: CheckAudience = 'staff',
): Wording {
  if (!isCheckCode(finding.code)) return { reason: finding.code, advice: '' };
  const language = locale === 'zh-CN' ? 'zh' : 'en';
  const own = audience === 'employer' ? EMPLOYER_TEXTS[finding.code]?.[language] : undefined;
  const wording: Wording = { ...CHECK_TEXTS[finding.code][language], ...own };
  return { reason: fill(wording.reason, finding.params, language), advice: wording.advice };
}

/** Reason and advice in one line. */
export function findingMessage(
  finding: Pick<CheckFinding, 'code' | 'params'>,
  locale: 'zh-CN' | 'en' = 'zh-CN',
  audience: CheckAudience = 'staff',
): string {
  const { reason, advice } = findingText(finding, locale, audience);
  return locale === 'zh-CN' || advice === '' ? reason + advice : `${reason} ${advice}`;
}
