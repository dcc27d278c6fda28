import type { RoundFigure } from '@yizhan/contract';
import type { Bilingual } from '../../app/errors.ts';

/** Why a round ended without a result. */
export const FAILURES: Readonly<Record<string, Bilingual>> = {
  memory: {
    'zh-CN': '这台机器的内存不够算这么大的撮合。正在用的推荐没有变。请换一台内存更大的机器运行后台任务。',
    en: 'This machine has too little memory for a round of this size. The recommendations in use are as they were. Please run the worker on a machine with more memory.',
  },
  fault: {
    'zh-CN': '撮合出错停止，正在用的推荐没有变。请再试一次；还不行就把时间告诉管理员。',
    en: 'The round stopped on a fault; the recommendations in use are as they were. Please try again; if it fails again, tell the administrator the time.',
  },
};

export const CERTIFICATE = {
  exact: {
    'zh-CN': '在所有合适的人和岗位里，找不到总体更好的分法了。',
    en: 'Over all feasible pairs there is no better way to share the places out.',
  },
  gap: {
    'zh-CN': '在所有合适的人和岗位里，再怎么分，总体最多只能好 {percent}%。',
    en: 'At most {percent}% below the best possible over all feasible pairs.',
  },
  empty: {
    'zh-CN': '这次没有合适的人和岗位可以分。',
    en: 'There was no feasible pair to share out.',
  },
} as const satisfies Record<string, Bilingual>;

/** Shown with figures that a round took over from an earlier one. */
export const COMPARED = {
  'zh-CN': '“各看各的”的数字和重点群体加分的效果，是{day}全量计算时的数字',
  en: 'Figures of plain best lists, and what the bonus of priority groups did, are those of {day}, when all was worked out anew',
} as const satisfies Bilingual;

interface FigureWords {
  readonly name: Bilingual;
  readonly definition: Bilingual;
  readonly unit: RoundFigure['unit'];
  readonly moreIsBetter: boolean;
}

/** The figures of fairness. Source of coverage, Gini and congestion: ReCon (Mashayekhi and others, RecSys 2023). */
export const FIGURES = {
  without_any: {
    name: { 'zh-CN': '一个推荐也没有的人', en: 'People without any recommendation' },
    definition: {
      'zh-CN': '有合适的岗位，却一个推荐也没拿到的求职者人数。越少越好。',
      en: 'People for whom there is a feasible vacancy and who get no recommendation. Fewer is better.',
    },
    unit: 'person',
    moreIsBetter: false,
  },
  places_filled: {
    name: { 'zh-CN': '能招满的名额', en: 'Places that would be filled' },
    definition: {
      'zh-CN': '每个人都按推荐的顺序去，名额满了就去下一个，最后能有人的名额。越多越好。',
      en: 'Places taken when everybody tries the recommended vacancies in order and goes on where one is full. More is better.',
    },
    unit: 'place',
    moreIsBetter: true,
  },
  coverage: {
    name: { 'zh-CN': '有人去的岗位', en: 'Vacancies somebody is sent to' },
    definition: {
      'zh-CN': '至少推荐给一个人的岗位，占全部岗位的比例。越高越好。',
      en: 'Share of all vacancies that are recommended to at least one person. More is better.',
    },
    unit: 'percent',
    moreIsBetter: true,
  },
  load_per_place: {
    name: { 'zh-CN': '最挤的岗位每个名额的人数', en: 'People for each place at the fullest vacancy' },
    definition: {
      'zh-CN': '推荐人数最多的岗位，平均每个名额推荐了几个人。越少越好。',
      en: 'Recommendations for each place where there are most of them. Fewer is better.',
    },
    unit: 'times',
    moreIsBetter: false,
  },
  congestion: {
    name: { 'zh-CN': '拥挤程度', en: 'Congestion' },
    definition: {
      'zh-CN': '推荐是不是都挤在少数岗位上：-1是分得最匀，0是全挤在一个岗位。越低越好。',
      en: 'Whether recommendations crowd on few vacancies: -1 is as even as can be, 0 is all to one. Less is better.',
    },
    unit: 'index',
    moreIsBetter: false,
  },
  gini: {
    name: { 'zh-CN': '冷热不均程度', en: 'Unevenness between vacancies' },
    definition: {
      'zh-CN': '推荐在岗位之间分得是否均匀（基尼系数）：0是每个岗位一样多，1是全去了一个岗位。越低越好。',
      en: 'How unevenly recommendations fall on vacancies (Gini): 0 is the same for each, 1 is all to one. Less is better.',
    },
    unit: 'index',
    moreIsBetter: false,
  },
} as const satisfies Record<RoundFigure['code'], FigureWords>;

/** Classes of vacancies by people sent per place. */
export const LOADS = {
  none: { 'zh-CN': '没有人去', en: 'Nobody' },
  upTo: { 'zh-CN': '每个名额{to}人以内', en: 'Up to {to} for each place' },
  between: { 'zh-CN': '{from}到{to}人', en: '{from} to {to}' },
  above: { 'zh-CN': '{from}人以上', en: 'Over {from}' },
} as const satisfies Record<string, Bilingual>;
