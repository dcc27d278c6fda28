export * from './types.ts';
export { seekerInput, vacancyInput } from './inputs.ts';
export { boundedPolicy, DEFAULT_POLICY, DEFAULT_WEIGHTS } from './policy.ts';
export { CERTIFICATE_CODES, certificateName, normaliseCertificate } from './vocabulary/certificates.ts';
export { LIMITATION_CODES, limitationName, normaliseLimitation } from './vocabulary/limitations.ts';
export { DAY_PARTS, OFFICE_WEEK, weekBit, weekMask, WHOLE_WEEK } from './weekly.ts';
export type { DayPart } from './weekly.ts';
export { EDUCATION_LEVELS, educationName, normaliseEducation } from './vocabulary/education.ts';
export { fieldsOfStudyIn, leadershipIn, normaliseSkill, skillsIn } from './vocabulary/skills.ts';
export { applyRequirements, extractRequirements } from './requirements/index.ts';
export type {
  ExtractedRequirements,
  FoundCertificate,
  FoundEducation,
  FoundExperience,
} from './requirements/index.ts';
export { treeRelatedness } from './relatedness.ts';
export { titleSimilarity } from './titles.ts';
export { MatchIndex, UnknownRecordError } from './engine/match-index.ts';
export type { SeekerQuery, VacancyQuery } from './engine/match-index.ts';
export { openRoundMarket } from './engine/index-market.ts';
export type { RoundMembers } from './engine/index-market.ts';
export { openSharedMarket, shareMarket, splitRequest } from './engine/shared-market.ts';
export type { SharedMarket } from './engine/shared-market.ts';
export { compareMatches } from './reasons/compare.ts';
export { explain, explainExclusion } from './reasons/explain.ts';
export type { Audience } from './reasons/explain.ts';
export { pictureOf } from './reasons/picture.ts';
export type { ScorePart, ScorePicture, ScoreSide } from './reasons/picture.ts';
export { explainStanding } from './reasons/standing.ts';
export type { Standing } from './reasons/standing.ts';
export { seekerOnDay, vacancyOnDay } from './on-day.ts';
export { nearestWish } from './pair.ts';
export * from './learning/index.ts';
export * from './round/index.ts';
