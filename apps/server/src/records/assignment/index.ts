export { assign, assignmentCan, handOver, isFit, release, type AssignableRecord } from './assign.ts';
export { listAssignments, listLeft, listOpenOf, type AssignmentRow } from './assignment.repository.ts';
export { STAFF_DIRECTORY, type Assignable, type StaffMember } from './types.ts';
