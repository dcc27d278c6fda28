export { createEmployer, changeEmployer, needEmployer, EMPLOYER_HOOKS } from './employers.usecases.ts';
export { ownEmployerRef } from './own-employer.usecases.ts';
export { employerColumns, phoneColumns } from './employers.values.ts';
export { isBlacklisted, verificationOn } from './employers.policy.ts';
export { EmployerBlacklisted, EmployerUnknown } from './employers.errors.ts';
export { refuseStruckOff } from './intake.usecases.ts';
export { listByCode, listNamed, type NamedEmployer } from './intake.repository.ts';
