import type { PersonFact, PersonRules, RuleAnswer as AnswerView } from '@yizhan/contract';
import {
  ASKED_FACTS,
  explain,
  missingParameters,
  openQuestions,
  PARAMETERS,
  PERSON_FACT_CODES,
  PERSON_FACTS,
  PERSON_VOCABULARY,
  readValue,
  RULE_CODES,
  ruleName,
  shanghaiDate,
  valueWords,
  type PersonFactCode,
  type RuleAnswer,
  type RuleCode,
} from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { json } from '../../app/db/database.ts';
import { newId, recordId, type Ref } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { addToTimeline } from '../../app/timeline.ts';
import { placeRef } from '../parameters/index.ts';
import { getSeeker, getSeekerForUpdate, seekerPolicy } from '../seekers/index.ts';
import { factsOf, Judge, truthOf, type ReadyRule } from './judge.ts';
import { FactUnfit } from './rules.errors.ts';
import { deleteFact, listFacts, listPeople, putFact, type FactRow } from './rules.repository.ts';

/** What the rules say about a person as of a day. @throws SeekerUnknown, OutOfRegion, RecordConfidential */
export async function rulesOfPerson(
  ctx: AnyContext,
  ref: Ref,
  day: string = shanghaiDate(ctx.now),
): Promise<PersonRules> {
  const seeker = await getSeeker(ctx, ref, 'seekers.read');
  const [person] = await listPeople(ctx.db, ref.prefecture, { id: ref.id }, day);
  if (person === undefined) return { day, answers: [], open: [], stated: [], canState: false };
  const judge = await Judge.at(ctx.db, person.region_code);
  const facts = factsOf(person);
  const judged = judge
    .all(person.region_code, day)
    .map((rule) => ({ rule, answer: judge.answer(rule, facts, day) }));
  const stated = await listFacts(ctx.db, ref);
  const row = (fact: string): FactRow | undefined => stated.find((one) => one.fact === fact);
  return {
    day,
    answers: judged.map((one) => viewAnswer(ctx, one, person.groups)),
    open: openQuestions(judged.map(({ answer }) => answer)).flatMap(({ fact }) => {
      const code = PERSON_FACT_CODES.find((one) => one === fact);
      return code === undefined ? [] : [viewFact(ctx, code, undefined)];
    }),
    stated: ASKED_FACTS.flatMap((code) => {
      const known = row(code);
      return known === undefined ? [] : [viewFact(ctx, code, known)];
    }),
    canState: seekerPolicy.may(ctx.actor, 'seekers.edit', seeker),
  };
}

/** What one rule says of a person by what is known today; not known where no such rule holds at their place. */
export async function ruleSays(ctx: AnyContext, ref: Ref, code: RuleCode): Promise<'yes' | 'no' | 'unknown'> {
  const day = shanghaiDate(ctx.now);
  const [person] = await listPeople(ctx.db, ref.prefecture, { id: ref.id }, day);
  if (person === undefined) return 'unknown';
  const judge = await Judge.at(ctx.db, person.region_code);
  const rule = judge.ruleOn(code, person.region_code, day);
  return rule === null ? 'unknown' : truthOf(judge.answer(rule, factsOf(person), day));
}

function viewAnswer(
  ctx: AnyContext,
  { rule: { row, content }, answer }: { readonly rule: ReadyRule; readonly answer: RuleAnswer },
  groups: readonly string[],
): AnswerView {
  const code = RULE_CODES.find((one) => one === row.code) ?? 'may_work';
  const wording = { vocabulary: PERSON_VOCABULARY, parts: content.parts, locale: ctx.locale };
  const group = code.startsWith('group.') ? code.slice('group.'.length) : null;
  return {
    code,
    name: ruleName(code, ctx.locale),
    answer: truthOf(answer),
    eitherWay: answer.eitherWay,
    onRecord: group === null ? null : groups.includes(group),
    lines: [...explain(answer.outcome, wording)],
    clause: row.clause,
    certainty: row.certainty,
    region: placeRef(ctx, row.region_code),
    missing: [...missingParameters(answer.outcome)].map((name) => {
      const parameter = Object.entries(PARAMETERS).find(([one]) => one === name)?.[1];
      return parameter?.name[ctx.locale] ?? name;
    }),
  };
}

function viewFact(ctx: AnyContext, code: PersonFactCode, row: FactRow | undefined): PersonFact {
  const { type, name, question, from } = PERSON_FACTS[code];
  const named = PERSON_VOCABULARY.facts[code]?.codes ?? {};
  const value = row === undefined ? undefined : readValue(type, row.value);
  return {
    fact: code,
    type,
    name: name[ctx.locale],
    question: question[ctx.locale],
    codes: Object.entries(named).map(([one, label]) => ({ value: one, label: label[ctx.locale] })),
    from,
    value:
      typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string' ? value : null,
    words: value === undefined ? null : valueWords(value, type, ctx.locale),
    statedBy: row?.stated_by_name ?? null,
    statedAt: row?.stated_at.toISOString() ?? null,
  };
}

/** Notes an answer, or takes it away. @throws SeekerUnknown, OutOfRegion, MergedAway, FactUnfit */
export async function stateFact(
  ctx: WriteContext,
  ref: Ref,
  fact: PersonFactCode,
  given: boolean | number | string | null,
): Promise<PersonRules> {
  const seeker = await getSeekerForUpdate(ctx, ref, 'seekers.edit');
  const { type, name, from } = PERSON_FACTS[fact];
  if (from !== 'asked') throw FactUnfit();
  if (given === null) {
    await deleteFact(ctx.trx, ref, fact);
  } else {
    const value = readValue(type, given);
    if (value === undefined) throw FactUnfit();
    await putFact(ctx.trx, {
      prefecture: ref.prefecture,
      id: newId(),
      seeker_id: ref.id,
      fact,
      value: json(given),
      // Read by the person in the copy of their data.
      words: `${name['zh-CN']}：${valueWords(value, type, 'zh-CN')}`,
      ...stamped('stated', ctx.actor),
      stated_at: ctx.now,
    });
  }
  await addToTimeline(ctx, {
    party: 'seeker',
    ref,
    kind: 'seeker.fact_stated',
    siteId: seeker.site_id,
    data: { fact },
  });
  await ctx.audit({
    action: 'seeker.fact_stated',
    entity: { kind: 'seeker', id: recordId(ref) },
    region: seeker.region_code,
    summary: { fact },
  });
  return rulesOfPerson(ctx, ref);
}
