export { paperPolicy } from './papers.policy.ts';
export { findPaperFacts, findPaperRows } from './papers.repository.ts';
export { issueVisit } from './issue.usecases.ts';
