import type { evidence as zhCN } from '../zh-CN/evidence.ts';
import type { SameKeys } from '../same-keys.ts';

export const evidence: SameKeys<typeof zhCN> = {
  grade: {
    A: 'On paper',
    B: 'Confirmed by the other side',
    C: 'Said by one side',
    D: 'Only entered',
  },
  claim: {
    seeker_registered: 'Registered',
    seeker_referred: 'Referred',
    intention_reached: 'Intention reached',
    work_started: 'Started work',
    work_kept: 'Stayed at work',
  },
  proof: {
    own_sign_in: 'The person signed in by phone',
    referral_slip: 'A referral slip was issued',
    person_answered: 'The person answered by phone',
    employer_answered: 'The employer confirmed it on its page',
    interview_held: 'The interview was passed',
    follow_up_call: 'Still there, says a follow-up',
    signed_form: 'A form that was signed',
    labour_contract: 'Labour contract',
    wage_slip: 'Wage slip or bank statement',
    social_insurance: 'Social insurance was looked up',
    employer_said: 'The employer said so on the phone',
    person_said: 'The person said so',
  },
};
