import type { ColumnOf, VacancyList } from '@yizhan/contract';

/** Names of lists and headings of their columns: on the screens, in files and on paper. */
export const listTexts = {
  vacancies: {
    title: '岗位',
    columns: {
      title: '招什么人',
      employer: '用人单位',
      status: '状态',
      pay: '工钱',
      places: '还要几人',
      headcount: '招几个人',
      hired: '已上岗',
      region: '在哪里',
      confirmed: '最近确认',
      findings: '核对意见',
      placements: '在办',
      kind: '用工方式',
      occupation: '职业',
      expires: '招到哪天',
      site: '负责的站点',
      source: '怎么来的',
      created: '录入',
    } satisfies Record<ColumnOf<typeof VacancyList>, string>,
  },
} as const;
