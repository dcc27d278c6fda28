export { giveAnswers } from './answers.usecases.ts';
export { employerSubject, seekerSubject } from './subjects.ts';
export { startDraft } from './versions.usecases.ts';
