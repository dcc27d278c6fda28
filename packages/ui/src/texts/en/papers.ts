import type { SameKeys } from '../same-keys.ts';
import type { papers as zh } from '../zh-CN/papers.ts';

export const papers: SameKeys<typeof zh> = {
  codeKind: { vacancy: 'Vacancy', site: 'Station', paper: 'Paper' },
  codeSource: {
    standing: 'Everywhere',
    paper: 'Paper',
    poster: 'Poster',
    sheet: 'Vacancy sheet',
    board: 'Vacancy board',
    fair: 'Job fair',
    livestream: 'Livestream',
    message: 'Group message',
  },
  codeState: { current: 'current', expired: 'expired', void: 'void' },
  paperKind: { referral_slip: 'Referral slip', visit_record: 'Visit record', confirmation: 'Confirmation' },
  templateKind: {
    referral_slip: 'Referral slip',
    visit_record: 'Visit record',
    confirmation: 'Confirmation',
    poster: 'Poster of vacancies',
    sheet: 'Vacancy sheet',
    site_poster: 'Poster of a station',
    own_copy: 'Copy of personal data',
    list: 'Printed list',
  },
  paperStatus: { issued: 'valid', void: 'void' },
  paperMove: { void: 'Void' },
};
