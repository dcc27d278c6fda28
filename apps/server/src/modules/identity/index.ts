export {
  findAccountPhone,
  getAccountForUpdate,
  leaveParty,
  linkAccount,
  listAccountsOf,
  lockAccount,
} from './accounts.repository.ts';
export { authenticate, chooseActing, endAccountSessions, openSession, findStaffActor } from './sessions.ts';
export { sealIdNumber, sealPhone, type SealedNumber } from './numbers.ts';
export { listOpenMembers } from './staff-directory.repository.ts';
export { findStaffByLogin, listLogins } from './staff.repository.ts';
export { MobileNeeded, StaffUnknown } from './identity.errors.ts';
export { createStaff } from './staff.usecases.ts';
export { mayGrant, staffPolicy } from './staff.policy.ts';
export { sessionView } from './identity.views.ts';
export { findPersons, type KnownPerson } from './persons.repository.ts';
