/**
 * The Chinese texts. `{param|form}` prints a parameter in a form of `formats.ts`. Written for the person looking for
 * work; where a text addresses them, a second one speaks about them to staff (`…_STAFF`).
 */

/** By side, rule and variant. */
export const REASONS_ZH: Readonly<Record<string, string>> = {
  'seeker.occupation.same': '就是您想找的{own|text}',
  'seeker.occupation.near': '和您想找的{own|text}很接近',
  'seeker.occupation.somewhat': '和您想找的{own|text}有些相近',
  'seeker.occupation.other': '不是您想找的{own|text}',
  'seeker.occupation.no_wish': '您还没说想找什么工作',
  'seeker.pay.above': '{unit|pay}比您想要的多{difference|yuan}',
  'seeker.pay.meets': '{unit|pay}{amount|yuan}，和您想要的一样',
  'seeker.pay.reaches': '{unit|pay}{low|yuan}到{high|yuan}，做得好能到您想要的数',
  'seeker.pay.below': '{unit|pay}最多也比您想要的少{difference|yuan}',
  'seeker.pay.unstated': '没写工资，去之前先问清楚',
  'seeker.pay.incomparable': '工资的算法和您说的不一样，请问清楚',
  'seeker.distance.near': '离家{metres|distance}{basis|basis}',
  'seeker.distance.fair': '离家{metres|distance}，{mode|mode}约{minutes|minutes}{basis|basis}',
  'seeker.distance.far': '离家{metres|distance}，有点远{basis|basis}',
  'seeker.distance.far_named': '离家{metres|distance}，在您说过愿意去的地方{basis|basis}',
  'seeker.distance.far_housed': '离家{metres|distance}，但可以住在那边{basis|basis}',
  'seeker.distance.named_region': '在您说过愿意去的地方',
  'seeker.distance.remote': '可以在家做',
  'seeker.distance.unknown': '算不出离家多远：没写地址',
  'seeker.conditions.likely': '这类工作常常要{limitations|limitations}，请先问清楚',
  'seeker.conditions.hours_unstated': '没写上班时间，请先问清楚',
  'seeker.conditions.shift_fits': '上班时间合适：{shifts|shifts}',
  'seeker.conditions.fine': '没有您做不了的活',
  'seeker.lodging.met': '{what|provided}',
  'seeker.lodging.refused': '不{what|provided}',
  'seeker.lodging.unstated': '没写{what|whether}',
  'seeker.lodging.no_wish': '食宿您没有要求',
  'seeker.freshness.fresh': '{days|ago}确认还在招',
  'seeker.freshness.older': '{days|ago}确认过还在招',
  'seeker.freshness.stale': '已经{days|days}没有确认，可能招满了',
  'seeker.freshness.unknown': '还没有确认过是否在招',
  'seeker.answers.known': '这家单位收到{referred|referrals}，回复了{answered|times}',
  'seeker.answers.new': '这家单位还没有回复记录',
  'employer.occupation.same': '做过{own|text}，正对口',
  'employer.occupation.near': '做过{own|text}，和这份工作很接近',
  'employer.occupation.somewhat': '做过{own|text}，有些相通',
  'employer.occupation.wants': '想做{own|text}',
  'employer.occupation.other': '没做过这一行',
  'employer.occupation.no_wish': '还不知道做过什么、想做什么',
  'employer.experience.enough': '做过{years|years}{work|text}',
  'employer.experience.near': '做过{years|years}{work|text}，跟这份活相近',
  'employer.experience.short': '做过{years|years}{work|text}，要求{asked|years}',
  'employer.experience.lacking': '要求{asked|years}经验，还没做过',
  'employer.experience.none_asked': '不要求经验',
  'employer.skills.all': '会{have|list}',
  'employer.skills.some': '会{have|list}；{missing|list}还要学',
  'employer.skills.none': '要会{missing|list}，资料里没写',
  'employer.skills.none_asked': '没提技能要求',
  'employer.education.met': '学历够：{held|education}',
  'employer.education.below': '希望{asked|education}，现在是{held|education}',
  'employer.education.unknown': '要求{asked|education}，还没填学历',
  'employer.education.none_asked': '不限学历',
  'employer.certificates.held': '有{certificates|certificates}',
  'employer.certificates.missing': '没有{certificates|certificates}',
  'employer.certificates.none_asked': '不要求证书',
  'employer.answers.known': '约了{invited|times}，到了{attended|times}',
  'employer.answers.new': '还没有面试或到岗记录',
  'employer.policy.group': '{group|group}，按政策优先推荐',
};

/** The texts for staff instead. The person is named by their role, never as 他 or 她. */
export const REASONS_ZH_STAFF: Readonly<Record<string, string>> = {
  'seeker.occupation.same': '就是求职者想找的{own|text}',
  'seeker.occupation.near': '和求职者想找的{own|text}很接近',
  'seeker.occupation.somewhat': '和求职者想找的{own|text}有些相近',
  'seeker.occupation.other': '不是求职者想找的{own|text}',
  'seeker.occupation.no_wish': '求职者还没说想找什么工作',
  'seeker.pay.above': '{unit|pay}比求职者想要的多{difference|yuan}',
  'seeker.pay.meets': '{unit|pay}{amount|yuan}，和求职者想要的一样',
  'seeker.pay.reaches': '{unit|pay}{low|yuan}到{high|yuan}，做得好能到求职者想要的数',
  'seeker.pay.below': '{unit|pay}最多也比求职者想要的少{difference|yuan}',
  'seeker.pay.unstated': '没写工资，推荐前先向单位问清楚',
  'seeker.pay.incomparable': '工资的算法和求职者说的不一样，推荐前先问清楚',
  'seeker.distance.far_named': '离家{metres|distance}，在求职者说过愿意去的地方{basis|basis}',
  'seeker.distance.named_region': '在求职者说过愿意去的地方',
  'seeker.conditions.likely': '这类工作常常要{limitations|limitations}，推荐前先问清楚',
  'seeker.conditions.hours_unstated': '没写上班时间，推荐前先问清楚',
  'seeker.conditions.fine': '没有求职者做不了的活',
  'seeker.lodging.no_wish': '求职者对食宿没有要求',
};

/** By hard rule and variant: what rules the pair out, and what would have to change. */
export const EXCLUSIONS_ZH: Readonly<Record<string, { text: string; change: string }>> = {
  'open.closed': { text: '这个岗位已经停止招聘', change: '要等单位重新发布' },
  'open.expired': { text: '这个岗位{validUntil|text}已到期', change: '要等单位延长招聘时间' },
  'headcount.full': { text: '这个岗位已经招满', change: '要等单位增加招聘人数' },
  'blocked.vacancy': { text: '这个岗位您谈过没成，或者说过不要', change: '从“不想要的”里把它放回去' },
  'blocked.employer': { text: '您说过不去这家单位', change: '从“不想要的”里把这家单位放回去' },
  'blocked.by_employer': { text: '这家单位已经回绝过', change: '要等单位改变主意，可以请工作人员再问' },
  'kind.unwanted': {
    text: '这是{kind|kind}，您要找的是{wanted|kinds}',
    change: '把{kind|kind}加到想找的工作方式里',
  },
  'legal_age.under_16': { text: '未满16周岁，法律不允许招用', change: '满16周岁以后' },
  'legal_age.minor_hazard': {
    text: '未满18周岁不能做{limitations|limitations}的工作',
    change: '满18周岁以后',
  },
  'legal_age.minor_special': { text: '特种作业要满18周岁', change: '满18周岁以后' },
  'legal_age.retired_special': {
    text: '特种作业不能超过法定退休年龄',
    change: '法律规定，无法改变；可以看看不用特种作业证的活',
  },
  'reserved.other_groups': {
    text: '这个岗位只面向{groups|groups}',
    change: '如果您属于其中一类，请到站点办理认定',
  },
  'place.too_far': {
    text: '离家{metres|distance}，超过{limit|distance}{basis|basis}',
    change: '把愿意走的距离放到{metres|distance}以上，或者把那里加到愿意去的地方',
  },
  'place.other_region': { text: '不在您愿意去的地方', change: '把那里加到愿意去的地方' },
  'place.dispatch': { text: '要去外地上班', change: '在资料里选“愿意去外地”' },
  'certificates.missing': { text: '要求有{certificates|anyOf}', change: '考到{certificates|anyOf}以后' },
  'education.below': {
    text: '要求{asked|education}，现在是{held|education}',
    change: '学历到{asked|education}以后；也可以请工作人员问单位能不能放宽',
  },
  'education.other_field': {
    text: '要求学{fields|fields}，您学的是{own|fields}',
    change: '如果您也学过{fields|fields}，把它写进资料；也可以请工作人员问单位',
  },
  'experience.short': {
    text: '要求{asked|years}经验，现在一共{years|years}',
    change: '经验多一些以后；也可以请工作人员问单位能不能放宽',
  },
  'times.shift': { text: '上班时间是{shifts|shifts}，您上不了', change: '改一改能上的班次' },
  'times.week': { text: '要在{missing|week}上班，您没有空', change: '把{missing|week}加到有空的时间里' },
  'overlap.busy': { text: '{at|instant}已经有别的零工', change: '退掉时间冲突的那一单' },
  'pay_floor.below': {
    text: '{unit|pay}最多{offered|yuan}，比您的底线少{short|yuan}',
    change: '把底线降到{offered|yuan}',
  },
  'cannot.involves': {
    text: '这份工作要{limitations|limitations}',
    change: '从“做不了的”里去掉{limitations|limitations}',
  },
  'lodging_needed.none': { text: '不提供住宿', change: '不再要求一定要有住宿' },
};

/** The texts for staff instead. */
export const EXCLUSIONS_ZH_STAFF: Readonly<Record<string, { text: string; change: string }>> = {
  'blocked.vacancy': {
    text: '这个岗位谈过没成，或者求职者说过不要',
    change: '在求职者的名单下面找回这个岗位',
  },
  'blocked.employer': {
    text: '求职者说过不去这家单位',
    change: '在求职者的名单下面取消“不再推荐的单位”',
  },
  'blocked.by_employer': { text: '这家单位已经回绝过求职者', change: '要等单位改变主意，可以再问一次单位' },
  'kind.unwanted': {
    text: '这是{kind|kind}，求职者要找的是{wanted|kinds}',
    change: '求职者同意的话，把{kind|kind}加到想找的工作方式里',
  },
  'reserved.other_groups': {
    text: '这个岗位只面向{groups|groups}',
    change: '如果求职者属于其中一类，请办理认定',
  },
  'place.too_far': {
    text: '离家{metres|distance}，超过{limit|distance}{basis|basis}',
    change: '求职者同意的话，把愿意走的距离放到{metres|distance}以上，或者把那里加到愿意去的地方',
  },
  'place.other_region': {
    text: '不在求职者愿意去的地方',
    change: '求职者同意的话，把那里加到愿意去的地方',
  },
  'place.dispatch': { text: '要去外地上班', change: '求职者同意的话，在资料里选“愿意去外地”' },
  'education.below': {
    text: '要求{asked|education}，求职者是{held|education}',
    change: '学历到{asked|education}以后；也可以问单位能不能放宽',
  },
  'education.other_field': {
    text: '要求学{fields|fields}，求职者学的是{own|fields}',
    change: '如果也学过{fields|fields}，写进资料；也可以问单位能不能放宽',
  },
  'experience.short': {
    text: '要求{asked|years}经验，求职者一共{years|years}',
    change: '经验多一些以后；也可以问单位能不能放宽',
  },
  'times.shift': { text: '上班时间是{shifts|shifts}，求职者上不了', change: '求职者能上更多班次以后' },
  'times.week': {
    text: '要在{missing|week}上班，求职者没有空',
    change: '求职者腾得出来的话，把{missing|week}加到有空的时间里',
  },
  'pay_floor.below': {
    text: '{unit|pay}最多{offered|yuan}，比求职者的底线少{short|yuan}',
    change: '求职者同意的话，把底线降到{offered|yuan}',
  },
  'cannot.involves': {
    text: '这份工作要{limitations|limitations}',
    change: '求职者做得了的话，从“做不了的”里去掉{limitations|limitations}',
  },
};
