import { holds, type Holding, type Impersonal } from '../../records/personal-data/index.ts';

/** Personal data of vacancies: a private employer's home may be the workplace. */
export const vacancyHoldings: readonly Holding[] = [
  holds('vacancy_findings', {
    of: 'employer',
    by: { column: 'vacancy_id', in: { table: 'vacancies', column: 'employer_id' } },
    columns: { params: 'facts', decided_reason: 'words' },
    codes: ['code', 'severity', 'field', 'decided'],
    stamps: ['decided'],
    erase: 'blank',
  }),
  holds('vacancies', {
    of: 'employer',
    by: 'employer_id',
    columns: {
      title: { says: 'words', blank: '已注销' },
      description: 'words',
      address: 'place',
      lng: 'place',
      lat: 'place',
      near_lng: 'place',
      near_lat: 'place',
      contact_name: 'name',
      contact_phone_cipher: 'number',
      contact_phone_mask: 'number',
      status_reason: 'words',
      fingerprint_keys: 'words',
      search: 'words',
      skills: 'facts',
      certificates: 'facts',
      demands: 'facts',
    },
    codes: [
      'kind',
      'employer_region_code',
      'occupation_code',
      'pay_unit',
      'education',
      'time_windows',
      'source',
      'short_code',
    ],
    stamps: ['created'],
    records: true,
    erase: 'blank',
    also: (ctx) => ({ updated_at: ctx.now }),
  }),
];

export const vacancyImpersonal: Impersonal = {
  vacancy_changes: 'what the public feed streams: that a vacancy changed',
  vacancy_channels: 'where a vacancy stands in public',
};
