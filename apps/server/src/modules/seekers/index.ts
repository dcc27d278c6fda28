export { seekerList } from './seekers.list.ts';
export { announceHomesIn } from './homes.usecases.ts';
export { exportSelf, ownRecord, ownRef } from './me.usecases.ts';
export {
  changeSeeker,
  getSeeker,
  getSeekerForUpdate,
  profileColumns,
  registerSeeker,
} from './seekers.usecases.ts';
export {
  findPersonKey,
  findSeekerForUpdate,
  findSeekerRow,
  findSeekerRows,
  hasOpenPlacement,
  touchSeeker,
  updateSeekerRow,
  type SeekerRecord,
} from './seekers.repository.ts';
export { myRecord, profileOf, seekerRow, seekerView } from './seekers.views.ts';
export { seekerPolicy } from './seekers.policy.ts';
export { SeekerUnknown } from './seekers.errors.ts';
