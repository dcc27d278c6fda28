import type { Field, FormDefinition } from '../../packages/forms/src/definition.ts';
import { isFilledIn, isOneOf, saysYes } from '../../packages/forms/src/rules-in-short.ts';

const say = (text: string) => ({ 'zh-CN': text, en: text });
const options = ['a', 'b', 'c', 'd'].map((value) => ({ value, label: say(`选项${value}`) }));

/** 60 fields, 20 of them with conditions, among them a table for 200 rows. */
export function longForm(): FormDefinition {
  const fields: Field[] = [];
  for (let group = 0; group < 10; group += 1) {
    const key = (name: string) => `${name}_${group}`;
    fields.push(
      { kind: 'yes_no', key: key('yes'), label: say(`是否${group}`) },
      { kind: 'text', key: key('text'), label: say(`文字${group}`) },
      { kind: 'choice', key: key('choice'), label: say(`单选${group}`), options },
      {
        kind: 'number',
        key: key('number'),
        label: say(`数字${group}`),
        shown: saysYes(key('yes')),
        required: true,
      },
      {
        kind: 'long_text',
        key: key('why'),
        label: say(`说明${group}`),
        shown: { kind: 'or', of: [isOneOf(key('choice'), 'd'), isFilledIn('text_0')] },
      },
    );
    if (group < 9) fields.push({ kind: 'date', key: key('date'), label: say(`日期${group}`) });
  }
  const columns = [
    { kind: 'text', key: 'title', label: say('岗位') },
    { kind: 'number', key: 'people', label: say('人数') },
    { kind: 'money', key: 'pay', label: say('工资') },
    { kind: 'date', key: 'by', label: say('何时') },
  ] as const;
  fields.push({ kind: 'table', key: 'rows', label: say('表格'), columns: [...columns], most: 200 });
  return { title: say('长表'), fields };
}

export const longRows = Array.from({ length: 200 }, (_, index) => ({
  title: `普工${index}`,
  people: index + 1,
  pay: 450_000,
  by: '2026-12-01',
}));
