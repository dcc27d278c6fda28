/**
 * Milliseconds for one person: 60 rule sets answered, explained in both languages, and their open questions ranked.
 * The rule sets are the shipped ones five times over, at a place whose windows of parameters are looked up each time.
 */
import {
  answerRules,
  explain,
  openQuestions,
  PARAMETERS,
  PERSON_VOCABULARY,
  readValue,
  windowAt,
  type Situation,
} from '@yizhan/domain';
import { SHIPPED_WINDOWS } from '../../apps/server/src/app/reference-data/parameters.ts';
import { SHIPPED_RULES } from '../../apps/server/src/app/reference-data/rules.ts';

const RUNS = 200;
const DAY = '2026-11-18';
const sets = Array.from({ length: 5 }, () => SHIPPED_RULES).flat();
const windows = SHIPPED_WINDOWS.map((one) => ({ ...one, after: 'unknown' as const, overrides: null }));
const situation: Situation = {
  facts: { birth_date: '1980-05-06', sex: 'female', groups: [] },
  asOf: DAY,
  parameter: (name) => {
    const window = windowAt(windows, name, '430304', DAY);
    return window === null ? undefined : readValue(PARAMETERS[window.parameter].type, window.value);
  },
};

const answered = () => sets.map(({ content }) => answerRules(content, situation, PERSON_VOCABULARY));
const steps = {
  answered,
  'answered, questions ranked': () => openQuestions(answered()),
  'answered, ranked, explained twice': () => {
    const answers = answered();
    openQuestions(answers);
    for (const locale of ['zh-CN', 'en'] as const) {
      answers.forEach(({ outcome }, at) =>
        explain(outcome, { vocabulary: PERSON_VOCABULARY, parts: sets[at]?.content.parts ?? [], locale }),
      );
    }
  },
};

for (const [name, work] of Object.entries(steps)) {
  for (let run = 0; run < RUNS; run += 1) work();
  const times = Array.from({ length: RUNS }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  }).sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(RUNS * share)] ?? 0).toFixed(3);
  console.log(`${sets.length} rule sets ${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`);
}
