export { seekerRoutes } from './seekers.routes.ts';
export { meRoutes } from './me.routes.ts';
export { exportSelf, ownRecord, ownRef, seekerOnly } from './me.usecases.ts';
export { sealIdNumber, sealPhone, type SealedNumber } from './numbers.ts';
export {
  changeSeeker,
  needSeeker,
  openSeeker,
  profileColumns,
  registerSeeker,
  type NewSeeker,
} from './seekers.usecases.ts';
export {
  findPersonKey,
  findSeekerRows,
  listSeekerRows,
  touchSeeker,
  type SeekerListRow,
  type SeekerRecord,
} from './seekers.repository.ts';
export { myRecord, profileOf, seekerRow, seekerView } from './seekers.views.ts';
export { NotRegistered, SeekerUnknown } from './seekers.errors.ts';
