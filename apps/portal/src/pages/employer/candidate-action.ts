import type { Candidate } from '@yizhan/contract';

/** What an employer may answer; the server says which of them at each candidate. */
export type CandidateAction = Candidate['can'][number];
