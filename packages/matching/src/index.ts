export * from './types.ts';
export { seekerInput, vacancyInput } from './inputs.ts';
export { boundedPolicy, DEFAULT_POLICY, DEFAULT_WEIGHTS } from './policy.ts';
export { CERTIFICATE_CODES, certificateName, normaliseCertificate } from './vocabulary/certificates.ts';
export { LIMITATION_CODES, limitationName, normaliseLimitation } from './vocabulary/limitations.ts';
export { DAY_PARTS, OFFICE_WEEK, weekBit, weekMask, WHOLE_WEEK } from './weekly.ts';
export type { DayPart } from './weekly.ts';
