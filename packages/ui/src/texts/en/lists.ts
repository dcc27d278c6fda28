import type { SameKeys } from '../same-keys.ts';
import type { listTexts as zhCN } from '../zh-CN/lists.ts';

/** Names of lists and headings of their columns, key for key. */
export const listTexts: SameKeys<typeof zhCN> = {
  vacancies: {
    title: 'Vacancies',
    columns: {
      title: 'Vacancy',
      employer: 'Employer',
      status: 'Status',
      pay: 'Pay',
      places: 'Places left',
      headcount: 'Headcount',
      hired: 'Hired',
      region: 'Where',
      confirmed: 'Last confirmed',
      findings: 'Findings',
      placements: 'In progress',
      kind: 'Kind of work',
      occupation: 'Occupation',
      expires: 'Open until',
      site: 'Station',
      source: 'Source',
      created: 'Added',
    },
  },
};
