export { authenticatePartner } from './calls.ts';
export { issueKey } from './keys.usecases.ts';
export { addPartner } from './partners.usecases.ts';
