export {
  blacklistEmployer,
  createEmployer,
  changeEmployer,
  getEmployer,
  getEmployerForUpdate,
  touchEmployer,
} from './employers.usecases.ts';
export { ownEmployerRef } from './own-employer.usecases.ts';
export { employerColumns, phoneColumns } from './employers.columns.ts';
export { employerPolicy, isBlacklisted, verificationOn } from './employers.policy.ts';
export { EmployerBlacklisted, EmployerUnknown } from './employers.errors.ts';
export { refuseStruckOff } from './import.usecases.ts';
export { listByCode, listNamed, type NamedEmployer } from './import.repository.ts';
