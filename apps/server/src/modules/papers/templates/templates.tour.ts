import { system } from '../../../app/actor.ts';
import { newId } from '../../../app/ids.ts';
import { stamped } from '../../../app/stamps.ts';
import { run, tourOf } from '../../../test-support/tour/tour.ts';
import * as templates from './templates.repository.ts';

const ID = newId();

export const tours = [
  tourOf(templates)({
    listTemplates: (w) => [[[w.a.region, w.b.prefecture]]],
    findTemplate: () => [[ID]],
    lockEditions: (w) => w.each((half) => ['referral_slip', half.region]),
    findActive: (w) => w.each((half) => ['referral_slip', half.region]),
    listActiveKinds: (w) => w.each((half) => [half.region]),
    insertTemplate: run((trx, w) =>
      templates.insertTemplate(trx, {
        id: ID,
        kind: 'referral_slip',
        region_code: w.a.region,
        edition: 1,
        file_name: '推荐信.docx',
        file: Buffer.from('docx'),
        fields: ['姓名'],
        created_at: w.now,
        ...stamped('created', system('tour')),
      }),
    ),
    markTemplates: (w) => [[[ID], { activated_at: w.now, retired_at: null }]],
  }),
];
