export { paperPolicy } from './papers.policy.ts';
export { findPaperFacts, findPaperRows } from './papers.repository.ts';
export { issueConfirmation, issueVisit } from './issue.usecases.ts';
export { fillTemplate, type TemplateValues } from './templates/fill-template.ts';
export { templateFor, WORD_TYPE } from './templates/templates.usecases.ts';
