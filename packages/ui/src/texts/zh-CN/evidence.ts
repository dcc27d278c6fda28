import type { ClaimKind, Grade, ProofKind } from '@yizhan/domain';

/** Evidence of claims: grades, what is claimed, proofs. */
export const evidence = {
  grade: {
    A: '有凭证',
    B: '对方确认过',
    C: '一方口头说的',
    D: '只有登记',
  } satisfies Record<Grade, string>,
  claim: {
    seeker_registered: '登记求职',
    seeker_referred: '推荐岗位',
    intention_reached: '达成意向',
    work_started: '上岗',
    work_kept: '稳定就业',
  } satisfies Record<ClaimKind, string>,
  proof: {
    own_sign_in: '本人用手机登录过',
    referral_slip: '开了推荐信',
    person_answered: '本人在手机上答复过',
    employer_answered: '用人单位在网上确认过',
    interview_held: '面试通过',
    follow_up_call: '回访时说还在岗',
    signed_form: '签过字的单子',
    labour_contract: '劳动合同',
    wage_slip: '工资条或银行流水',
    social_insurance: '社保参保查询',
    employer_said: '用人单位电话里说的',
    person_said: '本人说的',
  } satisfies Record<ProofKind, string>,
} as const;
