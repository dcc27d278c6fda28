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
  employers: {
    title: 'Employers',
    columns: {
      name: 'Name',
      creditCode: 'Credit code',
      verification: 'Verification',
      blacklisted: 'Blacklisted',
      industry: 'Industry',
      region: 'Region',
      vacancies: 'Open vacancies',
      headcount: 'Open places',
      hires: 'Hires',
      contact: 'Last contact',
      kind: 'Kind',
      created: 'Added',
    },
  },
  seekers: {
    title: 'Seekers',
    columns: {
      name: 'Name',
      sex: 'Sex',
      age: 'Age',
      phone: 'Phone',
      wanted: 'Wanted work',
      region: 'Lives in',
      education: 'Education',
      groups: 'Priority groups',
      status: 'Status',
      step: 'Service step',
      open: 'In progress',
      site: 'Station',
      lastContact: 'Last contact',
      created: 'Registered',
    },
  },
};
