export {
  defineApproval,
  type AnyApproval,
  type ApprovalLine,
  type PreparedStep,
  type Said,
} from './types.ts';
export { reviewedMove, type ReviewedKind, type ReviewedMove, type ReviewedRow } from './reviewed-moves.ts';
export { APPROVALS, withApproval, type AskedStep } from './with-approval.ts';
