import { defineFlow, type MoveOf } from '../flow/define-flow.ts';

/** Papers that an office issues: each has a number of its series and a code by which anybody sees that it is genuine. */
export const PAPER_KINDS = ['referral_slip', 'visit_record', 'confirmation'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

export const PAPER_STATUSES = ['issued', 'void'] as const;
export type PaperStatus = (typeof PAPER_STATUSES)[number];

/** 文书: issued once and for all, or void with a reason. A void one keeps its number, so that the series has no gap. */
export const paperFlow = defineFlow({
  noun: 'paper',
  statuses: PAPER_STATUSES,
  table: { issued: { void: 'void' }, void: {} },
  moves: { void: { undo: 'inverse', reason: 'words' } },
  openings: { issue: { to: ['issued'], takenBack: 'void' } },
});
export type PaperMove = MoveOf<typeof paperFlow>;

/** What a series is called within its numbers. */
const SERIES: Readonly<Record<PaperKind, string>> = {
  referral_slip: '推荐',
  visit_record: '走访',
  confirmation: '凭证',
};

/** For how many days a paper holds, its first one included; null without end. */
export const PAPER_DAYS: Readonly<Record<PaperKind, number | null>> = {
  referral_slip: 30,
  visit_record: null,
  confirmation: null,
};

/** A number as offices write it: `岳塘区推荐〔2026〕17号`. The same in every language. */
export function documentNumber(paper: {
  readonly office: string;
  readonly kind: PaperKind;
  readonly year: number;
  readonly serial: number;
}): string {
  return `${paper.office}${SERIES[paper.kind]}〔${paper.year}〕${paper.serial}号`;
}
