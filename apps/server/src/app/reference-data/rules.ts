import type pg from 'pg';
import {
  NATION,
  ruleName,
  type PriorityGroup,
  type RuleCode,
  type RuleNode,
  type RuleSet,
} from '@yizhan/domain';

/** A rule that is shipped for the whole country; a division that publishes one of its own is answered by that. */
interface ShippedRule {
  readonly code: RuleCode;
  readonly from: string;
  readonly content: RuleSet;
  readonly clause: string;
  readonly certainty: 'confirmed' | 'example';
}

const fact = (name: string): RuleNode => ({ kind: 'fact', fact: name });
const param = (name: string): RuleNode => ({ kind: 'param', param: name });
const all = (...of: RuleNode[]): RuleNode => ({ kind: 'and', of });
const any = (...of: RuleNode[]): RuleNode => ({ kind: 'or', of });
const part = (name: string): RuleNode => ({ kind: 'part', part: name });
const isSex = (value: 'male' | 'female'): RuleNode => ({
  kind: 'compare',
  op: '=',
  left: fact('sex'),
  right: { kind: 'constant', type: 'code', value },
});
const monthsSince = (date: string): RuleNode => ({
  kind: 'months_between',
  from: fact(date),
  to: { kind: 'today' },
  text:
    date === 'birth_date'
      ? { 'zh-CN': '年龄', en: 'age' }
      : { 'zh-CN': '到判断当天满的月数', en: 'whole months up to the day asked about' },
});
const aged = (op: '>=' | '<', limit: string): RuleNode => ({
  kind: 'compare',
  op,
  left: monthsSince('birth_date'),
  right: param(limit),
});
const inGroup = (group: PriorityGroup): RuleNode => ({ kind: 'in', of: fact('groups'), codes: [group] });

function single(code: RuleCode, node: RuleNode): RuleSet {
  const title = { 'zh-CN': ruleName(code, 'zh-CN'), en: ruleName(code, 'en') };
  return { main: 'main', parts: [{ name: 'main', title, node }] };
}

const LAW = { from: '1995-01-01', certainty: 'confirmed' } as const;
const EXAMPLE = { from: '2008-01-01', certainty: 'example' } as const;
const HARDSHIP =
  '就业促进法 第五十二条：因身体状况、技能水平、家庭因素、失去土地等原因难以实现就业，以及连续失业一定时间仍未能实现就业的人员；具体范围由省级人民政府规定';

const OLDER = any(
  {
    ...all(isSex('male'), aged('>=', 'age.older_men')),
    text: { 'zh-CN': '男性，达到大龄年龄', en: 'a man of the age' },
  },
  {
    ...all(isSex('female'), aged('>=', 'age.older_women')),
    text: { 'zh-CN': '女性，达到大龄年龄', en: 'a woman of the age' },
  },
);

function group(name: PriorityGroup, node: RuleNode, clause: string): ShippedRule {
  const code: RuleCode = `group.${name}`;
  return { ...EXAMPLE, code, content: single(code, node), clause };
}

export const SHIPPED_RULES: readonly ShippedRule[] = [
  {
    ...LAW,
    code: 'may_work',
    clause: '中华人民共和国劳动法 第十五条',
    content: single('may_work', aged('>=', 'age.working')),
  },
  {
    ...LAW,
    code: 'young_worker',
    clause: '中华人民共和国劳动法 第五十八条、第六十四条',
    content: single('young_worker', all(aged('>=', 'age.working'), aged('<', 'age.adult_worker'))),
  },
  group(
    'graduate',
    {
      kind: 'compare',
      op: '<',
      left: monthsSince('graduated_on'),
      right: param('graduate.months'),
    },
    '离校未就业高校毕业生，一般指毕业后两年内；以当地文件为准',
  ),
  group('registered_unemployed', fact('registered_unemployed'), '就业服务与就业管理规定 第六章'),
  {
    ...EXAMPLE,
    code: 'group.hard_to_employ',
    clause: HARDSHIP,
    content: {
      main: 'main',
      parts: [
        {
          name: 'main',
          title: { 'zh-CN': '就业困难人员', en: 'hard to employ' },
          node: all(
            { ...fact('wants_work'), clause: '就业援助对象须有就业意愿' },
            fact('registered_unemployed'),
            part('reason'),
          ),
        },
        {
          name: 'reason',
          title: { 'zh-CN': '难以就业的原因', en: 'why it is hard' },
          node: any(
            part('older'),
            fact('disability_certificate'),
            fact('minimum_allowance'),
            fact('land_lost'),
            any(fact('nobody_employed'), inGroup('zero_employment_family')),
            part('long'),
          ),
        },
        { name: 'older', title: { 'zh-CN': '大龄失业人员', en: 'older unemployed' }, node: OLDER },
        {
          name: 'long',
          title: { 'zh-CN': '长期失业人员', en: 'unemployed for long' },
          node: {
            kind: 'compare',
            op: '>=',
            left: monthsSince('unemployed_since'),
            right: param('unemployment.long'),
          },
        },
      ],
    },
  },
  group('lifted_from_poverty', fact('poverty_register'), '以乡村振兴部门的名单为准'),
  group(
    'rural_migrant',
    all(fact('rural_household'), fact('nonfarm_work')),
    '保障农民工工资支付条例 第二条：为用人单位提供劳动的农村居民',
  ),
  group('veteran', fact('veteran_card'), '退役军人保障法 第二条'),
  group('disabled', fact('disability_certificate'), '残疾人保障法 第二条；以残疾人证为准'),
  group('zero_employment_family', fact('nobody_employed'), '就业促进法 第五十六条'),
  group('returning_woman', all(isSex('female'), fact('family_break')), '没有统一标准，按当地文件'),
  group('older_worker', OLDER, '没有统一标准，按当地文件'),
];

/** Where actions of records of shared tables lie. */
const NO_PLACE = '0000';

/** Brings the shipped rules in, except where the network has a version of its own: its history stays as it is. */
export async function loadShippedRules(client: pg.Client): Promise<void> {
  const own = `select from rule_versions own where own.code = rule_versions.code and own.region_code = '${NATION}'
    and own.origin = 'bureau'`;
  await client.query(
    `with gone as (delete from rule_versions where origin = 'shipped' and not exists (${own}) returning id)
     delete from record_actions where prefecture = '${NO_PLACE}' and noun = 'rule'
       and record_id in (select id from gone)`,
  );
  // Each begins with the actions that its flow would have written.
  await client.query(
    `with made as (
       insert into rule_versions (id, code, region_code, number, content, clause, certainty, origin, status, valid_from,
         version, created_by_kind, created_at, updated_at)
       select gen_random_uuid(), code, '${NATION}', 0, content, clause, certainty, 'shipped', 'published', "from", 2, 'system',
         clock_timestamp(), clock_timestamp()
       from jsonb_to_recordset($1::jsonb) as r (code text, content jsonb, clause text, certainty text, "from" date)
       where not exists (select from rule_versions known where known.code = r.code and known.region_code = '${NATION}')
       returning id, created_at
     )
     insert into record_actions (prefecture, id, noun, record_id, move, from_status, to_status, version_after, actor_kind,
       actor_name, at)
     select '${NO_PLACE}', gen_random_uuid(), 'rule', made.id, step.move, step.before, step.after, step.version, 'system', '',
       made.created_at + step.version * interval '1 millisecond'
     from made, (values ('draft', null, 'draft', 1), ('publish', 'draft', 'published', 2))
       as step (move, before, after, version)`,
    [JSON.stringify(SHIPPED_RULES)],
  );
}
