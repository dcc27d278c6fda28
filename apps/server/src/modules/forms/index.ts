export { giveAnswers, giveAnswersFor } from './answers.usecases.ts';
export { employerSubject } from './subjects.ts';
export { startDraft } from './versions.usecases.ts';
