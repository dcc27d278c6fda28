export {
  defineApproval,
  type AnyApproval,
  type ApprovalLine,
  type PreparedStep,
  type Said,
} from './types.ts';
export { APPROVALS, withApproval, type AskedStep } from './with-approval.ts';
