export {
  assign,
  assignmentCan,
  followPlace,
  handOver,
  isFit,
  keepConfidential,
  makeOpen,
  release,
  type AssignableRecord,
} from './assign.ts';
export { listAssignments, listLeft, listOpenOf, type AssignmentRow } from './assignment.repository.ts';
export { inChargeOf } from './in-charge.ts';
export { findConfidential } from './confidential.repository.ts';
export { RecordConfidential } from './assignment.errors.ts';
export { assertVisible, hiddenFrom, isHidden } from './visible.ts';
export { STAFF_DIRECTORY, type Assignable, type AssignedPlace, type StaffMember } from './types.ts';
