import type { PlacementMoveName, PlacementStatus } from '@yizhan/domain';
import type { Bilingual } from '../../app/errors.ts';

export const STATUS_WORDS: Readonly<Record<PlacementStatus, Bilingual>> = {
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

export const MOVE_WORDS: Readonly<Record<PlacementMoveName | 'refer' | 'apply', Bilingual>> = {
  refer: { 'zh-CN': '推荐', en: 'refer' },
  apply: { 'zh-CN': '报名', en: 'apply' },
  accept: { 'zh-CN': '记“单位愿意见”', en: 'record that the employer wants to meet' },
  book_interview: { 'zh-CN': '约面试', en: 'book an interview' },
  record_interview: { 'zh-CN': '记面试结果', en: 'record an interview' },
  record_intention: { 'zh-CN': '记达成意向', en: 'record an intention' },
  hire: { 'zh-CN': '记上岗', en: 'record a hire' },
  settle: { 'zh-CN': '确认稳定就业', en: 'settle it' },
  stop: { 'zh-CN': '停止', en: 'stop it' },
  note: { 'zh-CN': '记一笔', en: 'add a note' },
  correct: { 'zh-CN': '更正为还在岗', en: 'correct it to being at work' },
  follow_up: { 'zh-CN': '记回访', en: 'record a follow-up' },
  call_off_interview: { 'zh-CN': '取消面试', en: 'call the interview off' },
};
