/** How many others a vacancy is recommended to, in words: the price of the round of the network, for people. */
import type { Locale } from '../types.ts';
import type { Audience } from './explain.ts';

/** `free`: places for all who suit it; `sought`: about as many people as places; `crowded`: far more people. */
export type Standing = 'free' | 'sought' | 'crowded';

const TEXTS: Readonly<Record<Locale, Readonly<Record<Audience, Readonly<Record<Standing, string>>>>>> = {
  'zh-CN': {
    seeker: {
      free: '适合这个岗位的人不多，您机会大',
      sought: '适合这个岗位的人和名额差不多，有意向请早点联系',
      crowded: '很多人适合这个岗位；下面这个您机会更大',
    },
    staff: {
      free: '适合这个岗位的人不多，求职者机会大',
      sought: '适合这个岗位的人和名额差不多，有意向宜早推荐',
      crowded: '很多人适合这个岗位；下面这个求职者机会更大',
    },
  },
  en: {
    seeker: {
      free: 'few people suit this one: your chance is good',
      sought: 'about as many people suit this one as there are places; get in touch soon',
      crowded: 'many people suit this one; with the next one your chance is better',
    },
    staff: {
      free: 'few people suit this one: the chance is good',
      sought: 'about as many people suit this one as there are places; refer soon',
      crowded: 'many people suit this one; with the next one the seeker stands a better chance',
    },
  },
};

/** One sentence on the queue at a vacancy. */
export function explainStanding(standing: Standing, locale: Locale, audience: Audience = 'seeker'): string {
  return TEXTS[locale][audience][standing];
}
