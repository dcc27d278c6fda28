import { ApprovalList } from '@yizhan/contract';
import { bindList, shown } from '../../records/lists/bind-list.ts';
import { approvalSource, findApprovalRows } from './approvals.repository.ts';
import { approvalRows } from './approvals.views.ts';

export const approvalList = bindList(ApprovalList, {
  source: approvalSource,
  // Never more than one may see, whoever asks for it.
  allowed: (_actor, query) => ({ ...query, view: query.view ?? 'all' }),
  show: shown(findApprovalRows, approvalRows),
});
