import type { CertificateCode, CertificateRequirement } from '../types.ts';
import { certificateEntry, certificatesNamed } from '../vocabulary/certificates.ts';
import type { KnownCertificate } from '../vocabulary/certificates.ts';
import { clausesOf, foldText } from '../vocabulary/text.ts';
import { isProvided, strengthOf } from './strength.ts';

export interface FoundCertificate extends CertificateRequirement {
  /** The words it was read from, for staff to check. */
  evidence: string;
}

/** Words that make a stem a certificate: '叉车' is a machine, '叉车证' a certificate. */
const CERTIFICATE_WORD =
  /证(?![明券件据实])|执照|驾照|牌照|[abc][1-3il]?照|[abc][1-3il]?牌|驾驶本|资格(?!审)|职称|上岗证|持证|证书/;
/** Documents that are not qualifications. */
const OTHER_PAPERS =
  /身份证|毕业证|学位证|保证|离职证|居住证|工作证|暂住证|凭证|认证|验证|单证|公证|取证|论证|营业执照|产权证|结婚证|房产证|户口/g;

/** Work that the law restricts to certificate holders, recognised by the title alone. */
const BY_TITLE: readonly (readonly [RegExp, readonly KnownCertificate[]])[] = [
  [/叉车(?:司机|工|员|操作|师傅)|开叉车|叉车$/, ['forklift']],
  [/(?:行车|天车|航吊|起重机?|塔吊|吊车)(?:司机|工|操作|员)/, ['crane']],
  [/消防?中?控(?:员|室|值班)|消控员|监控室值班员\(持证/, ['fire_control']],
  [/执业药师|驻店药师/, ['licensed_pharmacist']],
  [/律师(?!事务|所|行|楼|团队|函|秘书|文员|行政|前台)/, ['lawyer']],
  [/护士(?!.{0,2}(?:助理|站文员))|护师|护理部?主任/, ['nurse']],
  [
    /(?:执业|主治|主任|全科|内科|外科|儿科|妇科|口腔|中医|眼科|皮肤科|临床)医[生师](?!助理|助手)|^医[生师]$|(?:外|内|妇产?|儿|口腔|眼|皮肤|麻醉|急诊|骨)科$/,
    ['doctor', 'assistant_doctor'],
  ],
  [/幼儿?园?(?:教师|老师)|幼师|幼教/, ['kindergarten_teacher', 'teacher']],
  [/大(?:巴|客车?)司机|公交(?:车)?(?:司机|驾驶)|客车(?:司机|驾驶)/, ['driver_a1', 'driver_a3']],
  [/半挂|拖头|牵引车|挂车司机/, ['driver_a2']],
  [
    /(?<![a-z])b2?[照牌本]?(?:证)?(?:大?货?车?)司机|b2?照|大货车司机|泥头车|搅拌车司机|渣土车|环卫车司机|洒水车/,
    ['driver_b2', 'driver_a2', 'driver_b1'],
  ],
  [
    /(?<![a-z])c[1l]?[照牌]|(?:货车|小车|商务|送货|面包车|网约车|救护车|厢式货?车|配送|专职|公司|老板|随车|代驾).{0,2}(?:司机|驾驶员)|^司机|司机$|驾驶员$/,
    ['driver'],
  ],
  [
    /(?<!学徒|水)电工(?!学徒|助|电子|程|艺|技)|水电工/,
    ['electrician', 'electrician_low', 'electrician_high'],
  ],
  [/高压电工/, ['electrician_high']],
  [
    /(?<!点|碰|对|锡|缝|自动|激光|机器人|超声波)焊(?:接)?(?:技?工|师傅|大工)|电焊(?!机|条|设备)|烧焊|(?:氩|氬)弧焊|二保焊|气保焊/,
    ['welder', 'special_operation'],
  ],
  [/架子工|脚手架/, ['work_at_height', 'special_operation']],
  [/电梯(?:维修|维保|安装|修理|保养)/, ['elevator']],
  [/^[^一-龥]*(?:[二三]副|大副|船长|轮机长|[二三]管轮|水手|船员|海员)/, ['seafarer']],
  [/锅炉工|司炉/, ['boiler']],
];
/** Work abroad or in Hong Kong and Macau, where mainland certificates do not count. */
const REGULATED_ELSEWHERE =
  /(香港|澳门|新加坡|日本|德国|澳洲|加拿大|迪拜)(?!.{0,4}(?:公司|集团|企业|独资|品牌|上市|投资|客户)).{0,6}(护士|医[生师]|教师|老师|电工|焊工|司机|药[剂]?师)/;

/** A certificate missing from the table, required under its own name: '有药品验收员上岗证'. */
const UNLISTED =
  /(?:持有?|[具须需要]有|具备|取得|有)(?:有效的?|相关的?|相应的?)?([一-龥a-z0-9]{2,10}?(?:上岗|从业资格|执业资格|职业资格|资格|岗位|操作|执业|作业)证)/;
/** Names that identify a certificate only together with the rest of the advert. */
const UNSPECIFIC =
  /相关|相应|本专业|专业|工种|有效|国家|岗位证$|各类|以上|其他|职称|基础|^效?(?:从业|执业|职业|上岗)?(?:资格|执业|上岗|操作|作业)证$/;

/** Learners and helpers work under somebody who holds the certificate. */
const LEARNER = /学徒|助理|助手|实习|见习|储备|帮工|小工|跟车|普工/;

/** Other certificates that prove each required one. */
const ALSO_SHOWN_BY: Partial<Record<KnownCertificate, readonly KnownCertificate[]>> = {
  doctor: ['assistant_doctor'],
  care_worker: ['elderly_care', 'nurse'],
  accounting: ['accounting_junior'],
};

/** Clauses about the work, not about the applicant: 'responsible for renewing certificates'. */
const DUTY =
  /^(?:\d+[.、)]?)?(?:负责|协助|组织|完成|管理|跟进|安排)|报名|申报|年检|年审|延期|变更|证照|注册\(|办证|人员信息/;

function requirement(
  codes: readonly KnownCertificate[],
  clause: string,
  next: string,
): FoundCertificate | null {
  const strength = strengthOf(clause, next);
  if (strength === null || codes.length === 0) return null;
  const quick = codes.every((code) => certificateEntry(code)?.quick === true);
  if (isProvided(clause) && !quick) return null;
  const anyOf = [
    ...new Set(codes.flatMap((code): CertificateCode[] => [code, ...(ALSO_SHOWN_BY[code] ?? [])])),
  ];
  return { anyOf, strength: quick ? 'wish' : strength, evidence: clause };
}

function unlisted(papers: string, clause: string, next: string): FoundCertificate[] {
  const name = UNLISTED.exec(papers)?.[1];
  if (name === undefined || UNSPECIFIC.test(name) || isProvided(clause)) return [];
  const strength = strengthOf(clause, next);
  return strength === null ? [] : [{ anyOf: [`other:${name}`], strength, evidence: clause }];
}

/** One clause may require several ('电工证和焊工证') or one of several ('电工证或焊工证', '及以上'). */
function inClause(clause: string, next: string): FoundCertificate[] {
  const papers = clause.replace(OTHER_PAPERS, '');
  const worded = CERTIFICATE_WORD.test(papers);
  const codes = certificatesNamed(
    papers,
    (code) => worded || certificateEntry(code)?.standalone === true,
  ).filter(
    // Every driver's advert contains '驾驶'; it is a requirement only next to a word for the licence.
    (code) => code !== 'driver' || /驾[照驶]?证|驾照|驾驶本|驾驶证|驾驶执照/.test(papers),
  );
  if (DUTY.test(clause)) return [];
  if (codes.length === 0) return unlisted(papers, clause, next);
  const together = /和|及(?!以上)|并|同时|兼|、/.test(papers) && !/或|之一|任一|\//.test(papers);
  const groups = together ? codes.map((code) => [code]) : [codes];
  return groups.map((group) => requirement(group, clause, next)).filter((found) => found !== null);
}

/** Certificates that the title alone implies by law. */
function byTitle(title: string): FoundCertificate[] {
  const folded = foldText(title).replace(/\n/g, '');
  if (LEARNER.test(folded)) return [];
  const elsewhere = REGULATED_ELSEWHERE.exec(folded);
  if (elsewhere !== null) {
    const [, where = '', trade = ''] = elsewhere;
    return [{ anyOf: [`other:${where}${trade}执业资格`], strength: 'rule', evidence: folded }];
  }
  for (const [pattern, anyOf] of BY_TITLE) {
    if (pattern.test(folded)) return [{ anyOf, strength: 'rule', evidence: folded }];
  }
  return [];
}

const DRIVING = /^driver/;

/** Keeps the first of each requirement; a rule outranks a wish for the same certificates. */
function distinct(found: readonly FoundCertificate[]): FoundCertificate[] {
  const kept: FoundCertificate[] = [];
  for (const one of [...found].sort(
    (a, b) => Number(a.strength === 'wish') - Number(b.strength === 'wish'),
  )) {
    const same = kept.some((other) => one.anyOf.some((code) => other.anyOf.includes(code)));
    const driving =
      one.anyOf.includes('driver') && kept.some((other) => other.anyOf.some((code) => DRIVING.test(code)));
    if (!same && !driving) kept.push(one);
  }
  return kept;
}

/** Certificates an advert requires or prefers, from its title and its text. */
export function extractCertificates(
  title: string,
  description: string,
  tags: readonly string[],
): FoundCertificate[] {
  const clauses = [...clausesOf(title), ...clausesOf(description)];
  const inText = clauses.flatMap((clause, i) => inClause(clause, clauses[i + 1] ?? ''));
  const implied = byTitle(title).filter(
    // '无电工证可培训' cancels what the title implies.
    () => !clauses.some((clause) => /无证(?:可|亦|也)|(?:无需|不需要|不要|可无).{0,4}证|有无证/.test(clause)),
  );
  // A tag such as '低压电工操作证' names what is welcome; only the text says whether it is required.
  const tagged = tags.flatMap((tag) =>
    inClause(foldText(tag), '').map((found): FoundCertificate => ({ ...found, strength: 'wish' })),
  );
  return distinct([...inText, ...implied, ...tagged]);
}
