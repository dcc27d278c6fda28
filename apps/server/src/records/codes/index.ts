export { checkInCode, readCheckIn } from './check-in.ts';
export { CodeEndsEarly } from './codes.errors.ts';
export { codeUrl, makeCodes } from './codes.ts';
export {
  findCode,
  findCodeForUpdate,
  insertScan,
  listCodesOf,
  voidCode,
  type CodeRow,
  type CountedCode,
} from './codes.repository.ts';
