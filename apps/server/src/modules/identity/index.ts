export { identityRoutes } from './identity.routes.ts';
export { authenticate, openSession, readStaffActor } from './sessions.ts';
export { createStaff } from './identity.usecases.ts';
export { sessionView } from './identity.views.ts';
export { PhoneInvalid } from './identity.errors.ts';
