import type { SameKeys } from '../same-keys.ts';
import type { papers as zh } from '../zh-CN/papers.ts';

export const papers: SameKeys<typeof zh> = {
  codeKind: { vacancy: 'Vacancy', site: 'Station' },
  codeSource: {
    standing: 'Everywhere',
    poster: 'Poster',
    sheet: 'Vacancy sheet',
    board: 'Vacancy board',
    fair: 'Job fair',
    livestream: 'Livestream',
    message: 'Group message',
  },
  codeState: { current: 'current', expired: 'expired', void: 'void' },
};
