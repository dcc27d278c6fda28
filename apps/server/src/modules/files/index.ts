export { assertFilesOf, listOfOwner } from './files.usecases.ts';
export { addWhole } from './upload.usecases.ts';
export { verifyFiles } from './verify.ts';
