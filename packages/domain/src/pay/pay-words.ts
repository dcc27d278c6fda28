import type { PayUnit } from './pay.ts';

/** Words that state the unit when they stand before the amount; the one nearest to the amount counts. */
export const UNIT_BEFORE: ReadonlyArray<readonly [PayUnit, string]> = [
  ['year', '年薪|年收入|年入|年综合|年总包|每年|一年|annual|per year|a year'],
  [
    'month',
    '月薪|每个?月|一个月|月入|月收入?|月均|月综合|月保底|月工资|月平均|月基本|月底薪|月结|月到手|按月|monthly|salary',
  ],
  [
    'day',
    '日薪|每天|每日|一天|1天|日结|日均|日工资|天薪|按天|按日|每晚|每班|[一每]个工|日赚|日入|daily|当天结',
  ],
  ['hour', '时薪|每小时|一小时|1小时|每个小时|小时工|小时费|钟点工|按小时|按时计|每时|hourly'],
  [
    'piece',
    '每件|计件|每单|一单|1单|单价|派件|每平|每篇|每条|每张|每台|每套|每斤|每个(?!月|小时)|每节|每票|每趟|单件|件薪|单题价',
  ],
  ['once', '每次|一次性|每场'],
];

/** Words that state the unit when they follow the amount and a mark such as `/`, 每 or 一. */
export const UNIT_AFTER: ReadonlyArray<readonly [PayUnit, string]> = [
  ['month', '个?月|months?|mo(?![a-z])'],
  ['hour', '个?小时|钟头|时(?!间|段)|hours?|hrs?|h(?![a-wyz])'],
  ['day', '天|日(?!期)|晚|夜|班|工(?!作|资|龄|种|时)|days?|d(?![a-z])'],
  ['year', '年|years?|annum|yr'],
  [
    'piece',
    '件|单(?!休)|平方米?|平米|平|㎡|m2|m²|米|公里|吨|台|套|箱|公斤|斤|kg|亩|趟|条|篇|张|份|节课?|课时|题|票|车|包|捆|双|袋|只|株|棵|幅|桌|个(?!月|小时)|pieces?|pcs?|orders?',
  ],
  ['once', '次|场|其他|其它|项目|笔|time|job'],
];

/** Amounts that are a part of pay or a deduction rather than pay: these words directly precede the number. */
export const NOT_PAY_BEFORE =
  /(?:补贴|补助|津贴|奖金?|奖励|全勤奖?|满勤奖?|(?<!\+\s*高?)提成|佣金|加班费?|工龄|高温|涨(?!到)幅?|增加|上调|减|扣除?|罚款?|押金|押|(?<!底)加|做?满|年龄|年纪|餐补|饭补|房补|话补|车补|社保|公积金|保险|月休|周休|调休|休息?|工作|上班|考勤|下班|发放|结算|经验|站岗|半年|的|倍|[x×*])[^\d,。;薪资保底]{0,3}$/;

/** Weekly pay has no unit here and is left to people; 周结 only says when it is paid. */
export const BY_THE_WEEK_AFTER = /^\s*(?:元|块)?\s*(?:\/|每|一|per|a)\s*(?:周(?!末)|星期|week)/;
export const BY_THE_WEEK_BEFORE = /(?:周薪|每周|一周|周工资)[^\d,。;]{0,3}$/;

/** What follows a number that is not pay: ages, dates, counts, shares, clock times, list numbers. */
export const NOT_PAY_AFTER =
  /^\s*(?:岁|周岁|号|日(?!结|薪)|月|个|人|名|位|%|％|倍|折|天|小时|分钟|分(?!元)|点|班|级|年|休|周|次|单|:\s*\d|\.(?!\d)|、|届|后|路|楼)/;

/** Words before an amount that make it the lower end. */
export const FLOOR_BEFORE =
  '不低于|没有?低于|不少于|不下于|最低|至少|最少|保底|保障|起薪|超过了?|高于|大于|无责任?(?:底薪?)?|基本工资|基本薪资?|底薪资?|固定工资|at least|from|over|min(?:imum)?';
/** Words before an amount that make it the upper end. */
export const CEILING_BEFORE =
  '不超过|不高于|低于|少于|最高|可达到?|高达|涨到|拿到|赚到|挣到|做到|(?<!不)封顶|上限|至多|最多|up to|max(?:imum)?';
/** Words after an amount that make it the lower end. */
export const FLOOR_AFTER =
  /^\s*(?:元|块钱?)?\s*(?:\/\s*[月天年时]|\/\s*小时)?\s*(?:及?以上|起(?!薪日)|\+|加\s*\d|多|and up|or more)/;
/** Words after an amount that make it the upper end. */
export const CEILING_AFTER =
  /^\s*(?:元|块钱?)?\s*(?:\/\s*[月天年时]|\/\s*小时)?\s*(?:及?以下|以内|封顶|之内|or less)/;

export const NEGOTIABLE = /面议|面谈|面洽|协商|商议|详谈|可谈|电议|negotiable|\btbd\b/i;

/** Words for the total pay: an amount after them is a better answer than a base or a probation amount. */
export const WHOLE_PAY = /(?:综合|到手|总|月入|月均|年薪|转正后?|收入|平均)[^\d,。;]{0,10}$/;
/** Words for part of the pay or starting pay. */
export const PART_PAY =
  /(?:底薪|保底|基本工资|无责|试用期?|实习期?|培训期|学徒|第一个月|前\S个月|入职)[^\d,。;]{0,8}$/;
/** Words that introduce pay. */
export const PAY_LABEL =
  /(?:薪|资|工价|待遇|收入|底薪|保底|综合|到手|报酬|工钱|pay|wage|rmb|cny|¥)[^\d]{0,12}$/;
