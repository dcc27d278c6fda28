import type { VacancyMove, VacancyStatus } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import type { Bilingual } from '../../app/errors.ts';

export const STATUS_WORDS: Readonly<Record<VacancyStatus, Bilingual>> = {
  draft: { 'zh-CN': '草稿', en: 'a draft' },
  in_review: { 'zh-CN': '等待审核', en: 'in review' },
  published: { 'zh-CN': '正在招人', en: 'published' },
  filled: { 'zh-CN': '已招满', en: 'filled' },
  expired: { 'zh-CN': '已过期', en: 'expired' },
  withdrawn: { 'zh-CN': '已撤下', en: 'withdrawn' },
};
export const MOVE_WORDS: Readonly<Record<VacancyMove | 'open', Bilingual>> = {
  open: { 'zh-CN': '录入', en: 'enter it' },
  submit: { 'zh-CN': '提交审核', en: 'submit' },
  publish: { 'zh-CN': '发布', en: 'publish' },
  send_back: { 'zh-CN': '退回', en: 'send back' },
  fill: { 'zh-CN': '标为招满', en: 'mark as filled' },
  expire: { 'zh-CN': '标为过期', en: 'mark as expired' },
  withdraw: { 'zh-CN': '撤下', en: 'withdraw' },
  reopen: { 'zh-CN': '重新招人', en: 'reopen' },
  confirm: { 'zh-CN': '确认还在招', en: 'confirm' },
  take_place: { 'zh-CN': '记录用', en: 'record a hire' },
  free_place: { 'zh-CN': '退回名额', en: 'give a place back' },
};
/** Reasons given by the platform itself; people's reasons are shown as they wrote them. */
const REASONS: Readonly<Record<string, Bilingual>> = {
  date_passed: { 'zh-CN': '招聘截止日期已过。', en: 'Its last day has passed.' },
  unconfirmed: {
    'zh-CN': '很久没人确认还在招，自动下架。',
    en: 'Nobody confirmed it for long, so it expired by itself.',
  },
  headcount_reached: { 'zh-CN': '招聘人数已满。', en: 'All places are taken.' },
  hire_undone: {
    'zh-CN': '有人没有上岗，又有空缺，请审核后重新发布。',
    en: 'A hire was undone and a place is free again; please review and publish.',
  },
  findings: {
    'zh-CN': '修改后有必须处理的核对意见，已撤下等待审核。',
    en: 'After a change it has findings that must be dealt with; it was taken down for review.',
  },
  changed_by_owner: {
    'zh-CN': '用人单位修改了内容，已撤下等待审核。',
    en: 'Its employer changed it; it was taken down for review.',
  },
};

export function statusName(ctx: AnyContext, status: VacancyStatus): string {
  return STATUS_WORDS[status][ctx.locale];
}

/** Whether a reason is one of the platform's own codes; screens have a text for each. */
export function isPlatformReason(reason: string): boolean {
  return Object.hasOwn(REASONS, reason);
}

export function reasonText(ctx: AnyContext, reason: string | null): string | null {
  return reason === null || reason === '' ? null : (REASONS[reason]?.[ctx.locale] ?? reason);
}
