import type { VacancyRule } from './types.ts';
import { firstEvidence, isDenied, textsOf } from './wording.ts';
import type { Match } from './wording.ts';

const FEE_NOUN =
  '押金|保证金|抵押金|风险金|培训费|报名费|中介费|介绍费|服装费|工装费|工服费|工衣费|建档费|资料费|入职费|办证费|上岗费|岗位费|占位费|会员费|入会费|加盟费|体检费|住宿押金|证件费|信息费';
/** A fee the applicant pays: a demand to pay it, a price next to it, or at the applicant's own cost. */
const FEE_CHARGED = new RegExp(
  [
    String.raw`(?:需|须|要|先|应|自行?|入职|上岗|面试|报到|预)\s*(?:先|要|需)?(?:预)?(?:交纳?|缴纳?|付|支付|收取?|扣取?|垫付)[^。;\n]{0,8}(?:${FEE_NOUN})`,
    String.raw`(?:交纳?|缴纳?|收取?|支付|扣)\s*(?:一定的?|少量|适当)?\s*\d*\s*元?\s*(?:的)?(?:工作|入职|服装|工装|工服|宿舍|住宿|上岗|岗位|体检)(?:押金|保证金|费)`,
    String.raw`(?:服装|工装|工服|工衣|宿舍|入职|上岗|岗位|培训|体检|报名|中介|介绍|建档|资料|办证)\s*(?:押金|保证金|费用?)\s*[:：]?\s*(?:为|是|约)?\s*\d+`,
    String.raw`押金\s*[:：共为]{0,2}\s*\d+`,
    String.raw`(?:培训费|体检费|服装费|工装费|报名费|办证费|资料费)(?:用)?\s*(?:由)?(?:自理|自费|自付|自己(?:出|承担)|个人(?:承担|自理))`,
    String.raw`自费(?:培训|体检|办证)|培训贷|先学后付|先培训后上岗[^。;\n]{0,10}(?:贷款|分期)`,
  ].join('|'),
);
/** Fees as part of the work: a landlord's deposit, a bid bond, a contract with customers. */
const FEE_AS_WORK =
  /投标|履约|质量|租房|租赁|租金|房客|客户|业主|顾客|会员|学员|患者|家长|商户|供应商|退还|退押|催收|核算|对账|账务|财务|报销|五险|社保|公积金|保险|贷款|水电|物业|门诊|挂号|医保|管理费|商家|采购|福利|每年|高规格|推荐|朋友|介绍人|老带新|奖励|奖金|提成|补贴|健身|出差|装机|学生|警惕|上当|谨防/;

const FRAUD = new RegExp(
  [
    '刷单|刷信誉|刷好评|刷流水|点赞(?:员|兼职|赚)|关注(?:赚|返)佣?|跑分(?:平台|兼职|项目|团队|返|赚)|代收(?:款|货款)?返|代付款返',
    '(?:出租|出借|收购|租用)(?:个人)?(?:银行卡|电话卡|对公账户|微信号|支付宝账?号?)',
    '(?:任务|垫资|垫付)(?:做单|返佣|返现|返利)|先(?:垫付|充值)[^。;\\n]{0,6}(?:返|做)|充值(?:任务|返)',
    '(?:缅北|缅甸|金三角|柬埔寨|西港|妙瓦底)[^。;\\n]{0,12}(?:高薪|客服|打字|包机票|偷渡)|(?:博彩|菠菜|彩票)(?:客服|推广|代理)',
    '躺赚|日赚(?:上千|过千|[1-9]\\d{3,})|(?:拉人头|发展下线|裸聊|(?<!宣)传销)|打字(?:员|录入)[^。;\\n]{0,10}日(?:赚|结)\\d{3}|手机(?:就能|即可)[^。;\\n]{0,6}(?:日赚|赚\\d)',
    '抖音点赞|短视频点赞|手工(?:活)?外发|外发手工|串珠(?:子)?外发|在家做手工',
  ].join('|'),
);
/** Work against fraud, or a warning of it. */
const FRAUD_AS_WORK = /(?:反|防|识别|打击|风控|监测|排查|审核|不是|不做|不含|不涉及)[^,，。;]{0,6}$/;

const DOCUMENT_HELD =
  /(?:扣押|抵押|押|扣留|上交|收取|收押|代为保管)[^。;\n,，、]{0,6}(?:身份证|毕业证|学历证|资格证|证件)(?:原件)?/;

/** The match with the surrounding text up to the separators. */
function sameClause({ before, quote, after }: Match, separators: RegExp): string {
  return (before.split(separators).at(-1) ?? '') + quote + (after.split(separators)[0] ?? '');
}

/** 推荐朋友，你有介绍费2000: the worker receives it. */
function isPaidToWorker({ quote, before }: Match): boolean {
  return quote.includes('介绍费') && /推荐|朋友|介绍人|老带新|发放|奖/.test(before);
}

export const FRAUD_RULES = [
  {
    code: 'fee_charged',
    severity: 'block',
    source: '劳动合同法 第九条；就业服务与就业管理规定 第十四条',
    check: (vacancy) =>
      firstEvidence(
        textsOf(vacancy),
        FEE_CHARGED,
        (match) =>
          !isDenied(match) &&
          !/不|无|免/.test(match.quote) &&
          !FEE_AS_WORK.test(sameClause(match, /[,，、]/)) &&
          !isPaidToWorker(match),
      ),
  },
  {
    code: 'fee_mentioned',
    severity: 'warn',
    source: '劳动合同法 第九条；就业服务与就业管理规定 第十四条',
    check: (vacancy) => {
      const texts = textsOf(vacancy);
      const nouns =
        /(?:入职|上岗|工作|服装|工装|工服|宿舍|住宿)(?:押金|保证金)|(?<![\p{Script=Han}])押金|培训费|报名费|服装费|工装费|体检费|中介费|介绍费|建档费|风险金/u;
      return firstEvidence(
        texts,
        nouns,
        (match) =>
          !isDenied(match) && !FEE_AS_WORK.test(sameClause(match, /[,，]/)) && !isPaidToWorker(match),
      );
    },
  },
  {
    code: 'fraud_words',
    severity: 'block',
    source: '就业服务与就业管理规定 第十四条；反电信网络诈骗法 第二十五条、第三十一条',
    check: (vacancy) =>
      firstEvidence(
        textsOf(vacancy),
        FRAUD,
        (match) => !FRAUD_AS_WORK.test(match.before) && !isDenied(match),
      ),
  },
  {
    code: 'document_held',
    severity: 'block',
    source: '劳动合同法 第九条、第八十四条',
    check: (vacancy) =>
      firstEvidence(
        textsOf(vacancy),
        DOCUMENT_HELD,
        (match) => !isDenied(match) && !/复印|查验|出示|核验/.test(match.quote + match.after),
      ),
  },
] as const satisfies readonly VacancyRule[];
