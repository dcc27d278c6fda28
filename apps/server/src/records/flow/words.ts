import { shanghaiDate, shanghaiTime } from '@yizhan/domain';
import type { Bilingual, Locale } from '../../app/errors.ts';

/** Moves that every noun has. */
const COMMON: Readonly<Record<string, Bilingual>> = {
  take_back: { 'zh-CN': '撤回', en: 'take back' },
  carry_over: { 'zh-CN': '升级结转', en: 'carry over' },
};

export function wordOf(words: Readonly<Record<string, Bilingual>>, name: string, locale: Locale): string {
  return (words[name] ?? COMMON[name])?.[locale] ?? name;
}

const WHO: Readonly<Record<string, Bilingual>> = {
  seeker: { 'zh-CN': '求职者本人', en: 'the person' },
  agent: { 'zh-CN': '代办人', en: 'somebody acting for the person' },
  employer: { 'zh-CN': '用人单位', en: 'the employer' },
  system: { 'zh-CN': '系统', en: 'the platform' },
};

export function whoDid(action: { actor_kind: string; actor_name: string }, locale: Locale): string {
  return WHO[action.actor_kind]?.[locale] ?? action.actor_name;
}

/** An instant in spoken form: only the time for today. */
export function whenDid(at: Date, now: Date): string {
  const day = shanghaiDate(at);
  return day === shanghaiDate(now) ? shanghaiTime(at) : `${day} ${shanghaiTime(at)}`;
}
