import { APPROVALS } from '../../records/approvals/index.ts';
import { exportApproval } from '../../records/lists/export-approval.ts';
import { defineModule } from '../../records/module.ts';
import { boundApprovalFlow } from './approvals.flow.ts';
import { expireApprovalsJob } from './approvals.jobs.ts';
import { approvalSettings } from './approvals.settings.ts';
import { approvalList } from './approvals.list.ts';
import { approvalHoldings } from './approvals.personal-data.ts';
import { approvalPolicy, approvalRulePolicy } from './approvals.policy.ts';
import { approvalRoutes } from './approvals.routes.ts';
import { approvalsWaiting } from './approvals.worklist.ts';
import { approvalBook } from './book.ts';
import { loosenApproval } from './loosen.approval.ts';

export const approvalsModule = defineModule({
  name: 'approvals',
  about: 'steps that take a second person: who asks, who approves, and where which step takes one',
  owns: ['approvals', 'approval_rules'],
  contract: ['approvals'],
  policies: [approvalPolicy, approvalRulePolicy],
  routes: approvalRoutes,
  flows: [boundApprovalFlow],
  lists: [approvalList],
  settings: approvalSettings,
  worklist: [approvalsWaiting],
  approvals: [exportApproval, loosenApproval],
  personalData: approvalHoldings,
  impersonal: { approval_rules: 'which steps take a second person where, and who set that' },
  jobs: [expireApprovalsJob],
  catchUp: [expireApprovalsJob],
  offers(services) {
    services.offer(APPROVALS, approvalBook);
  },
});
