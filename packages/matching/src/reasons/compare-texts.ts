/** Why a match ranks behind another one of the same person. The subject of each text is the lower one. */

/** With figures, where both sides give them. */
export const EXACT_ZH: Readonly<Record<string, string>> = {
  'pay.less': '{unit|pay}少{difference|yuan}',
  'pay.less_at_most': '{unit|pay}最多的时候也少{difference|yuan}',
  'distance.farther': '远{metres|distance}',
  'certificates.short': '还差{certificates|certificates}',
  'skills.short': '要会{missing|list}，资料里没写',
  'education.short': '希望{asked|education}，学历差一点',
  'experience.short': '希望有{asked|years}经验',
  'conditions.likely': '这类工作常常要{limitations|limitations}',
  'lodging.refused': '不{what|provided}',
  'lodging.unstated': '没写{what|whether}',
  'freshness.older': '晚确认{days|days}，不一定还在招',
};

export const EXACT_EN: Readonly<Record<string, string>> = {
  'pay.less': 'pays {difference|yuan} {unit|each} less',
  'pay.less_at_most': 'pays {difference|yuan} {unit|each} less at most',
  'distance.farther': '{metres|distance} farther away',
  'certificates.short': 'still needs: {certificates|certificates}',
  'skills.short': 'asks for {missing|list}, which the record does not show',
  'education.short': 'hopes for {asked|education}',
  'experience.short': 'hopes for {asked|years} of experience',
  'conditions.likely': 'such work often means {limitations|limitations}',
  'lodging.refused': 'not: {what|provided}',
  'lodging.unstated': 'does not say whether {what|whether}',
  'freshness.older': 'last confirmed {days|days} earlier, so it may be filled',
};

/** By side and rule, where there are no figures to compare. */
export const PLAIN_ZH: Readonly<Record<string, string>> = {
  'seeker.occupation': '和您想找的工作没有那么接近',
  'seeker.pay': '工资没有那么合适',
  'seeker.distance': '上班的路没有那么方便',
  'seeker.conditions': '上班条件没有那么合适',
  'seeker.lodging': '食宿没有那么合适',
  'seeker.freshness': '确认在招的时间更早，不一定还在招',
  'seeker.answers': '单位回复推荐没有那么勤',
  'employer.occupation': '和您做过的工作没有那么对口',
  'employer.experience': '用得上的经验少一些',
  'employer.skills': '用得上的本事少一些',
  'employer.education': '学历没有那么合要求',
  'employer.certificates': '证书没有那么合要求',
  'employer.answers': '约见的记录不一样',
  'employer.policy': '没有政策优先',
};

export const PLAIN_ZH_STAFF: Readonly<Record<string, string>> = {
  ...PLAIN_ZH,
  'seeker.occupation': '和求职者想找的工作没有那么接近',
  'employer.occupation': '和求职者做过的工作没有那么对口',
};

export const PLAIN_EN: Readonly<Record<string, string>> = {
  'seeker.occupation': 'less like the work you want',
  'seeker.pay': 'the pay suits less well',
  'seeker.distance': 'the way to work suits less well',
  'seeker.conditions': 'the working conditions suit less well',
  'seeker.lodging': 'lodging and meals suit less well',
  'seeker.freshness': 'confirmed longer ago, so it may be filled',
  'seeker.answers': 'the employer answers referrals less often',
  'employer.occupation': 'less like the work you have done',
  'employer.experience': 'less of your experience counts there',
  'employer.skills': 'fewer of your skills are wanted there',
  'employer.education': 'your schooling meets less of what is asked for',
  'employer.certificates': 'your certificates meet less of what is asked for',
  'employer.answers': 'the record of appointments differs',
  'employer.policy': 'no priority by policy',
};

export const PLAIN_EN_STAFF: Readonly<Record<string, string>> = {
  ...PLAIN_EN,
  'seeker.occupation': 'less like the work the seeker wants',
  'employer.occupation': 'less like the work the seeker has done',
  'employer.experience': 'less of the experience counts there',
  'employer.skills': 'fewer of the skills are wanted there',
  'employer.education': 'the schooling meets less of what is asked for',
  'employer.certificates': 'the certificates meet less of what is asked for',
};

export const NO_DIFFERENCE = {
  'zh-CN': '两个一样合适，先后没有分别',
  en: 'both suit equally well; the order means nothing',
} as const;
