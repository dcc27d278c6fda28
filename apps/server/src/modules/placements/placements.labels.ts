import type { PlacementAction, PlacementStatus } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import type { Bilingual } from '../../app/errors.ts';

const STATUS: Readonly<Record<PlacementStatus, Bilingual>> = {
  applied: { 'zh-CN': '已报名', en: 'applied' },
  referred: { 'zh-CN': '已推荐', en: 'referred' },
  accepted: { 'zh-CN': '单位愿意见', en: 'the employer wants to meet' },
  interview_booked: { 'zh-CN': '约好面试', en: 'interview booked' },
  interviewed: { 'zh-CN': '面试过了', en: 'interviewed' },
  intention: { 'zh-CN': '达成意向', en: 'agreed' },
  hired: { 'zh-CN': '已上岗', en: 'hired' },
  settled: { 'zh-CN': '已稳定就业', en: 'settled' },
  stopped: { 'zh-CN': '已停止', en: 'stopped' },
};

const ACTION: Readonly<Record<PlacementAction, Bilingual>> = {
  accept: { 'zh-CN': '记“单位愿意见”', en: 'record that the employer wants to meet' },
  book_interview: { 'zh-CN': '约面试', en: 'book an interview' },
  record_interview: { 'zh-CN': '记面试结果', en: 'record an interview' },
  record_intention: { 'zh-CN': '记达成意向', en: 'record an intention' },
  hire: { 'zh-CN': '记上岗', en: 'record a hire' },
  settle: { 'zh-CN': '确认稳定就业', en: 'settle it' },
  stop: { 'zh-CN': '停止', en: 'stop it' },
  note: { 'zh-CN': '记一笔', en: 'add a note' },
};

export function statusName(ctx: Pick<AnyContext, 'locale'>, status: PlacementStatus): string {
  return STATUS[status][ctx.locale];
}

export function actionName(ctx: Pick<AnyContext, 'locale'>, action: PlacementAction): string {
  return ACTION[action][ctx.locale];
}
