import { PaperList, paperRoutes } from '@yizhan/contract';
import { groupShortCode } from '@yizhan/domain';
import { recordId, siteRef } from '../../app/ids.ts';
import { bindNoun } from '../../records/noun.ts';
import { PaperUnknown } from './papers.errors.ts';
import { boundPaperFlow } from './papers.flow.ts';
import { paperPolicy } from './papers.policy.ts';
import { findPaperRows, paperSource } from './papers.repository.ts';

export const papers = bindNoun({
  flow: boundPaperFlow,
  list: PaperList,
  source: paperSource,
  rows: findPaperRows,
  policy: paperPolicy,
  verb: 'papers.issue',
  show: (row) => ({
    batchId: recordId(row.prefecture, row.batch_id),
    kind: row.kind,
    number: row.number,
    code: groupShortCode(row.code),
    office: row.office_name,
    seeker:
      row.seeker_id === null
        ? null
        : { id: recordId(row.prefecture, row.seeker_id), name: row.seeker_name ?? '' },
    employer:
      row.employer_prefecture === null || row.employer_id === null
        ? null
        : { id: recordId(row.employer_prefecture, row.employer_id), name: row.employer_name ?? '' },
    site: siteRef(row),
    language: row.language,
    issuedOn: row.issued_on,
    expiresOn: row.expires_on,
    issuedBy: row.issued_by_name,
    issuedAt: row.created_at.toISOString(),
    voidReason: row.void_reason,
    word: row.template_id !== null,
    printable: row.printable,
  }),
  unknown: PaperUnknown,
  routes: { move: paperRoutes.move },
});
