/** How sought after a vacancy recommended by the network's round is, in words for people; derived from its price. */
import type { Locale } from '../types.ts';
import type { Audience } from './explain.ts';

/**
 * `free`: places for everybody sent; `sought`: more people than places, and this is one of those it suits best;
 * `crowded`: many people suit it. `overflow`: sent beyond the places, since there was nothing else.
 */
export type Standing = 'free' | 'sought' | 'crowded' | 'overflow';

const TEXTS: Readonly<Record<Locale, Readonly<Record<Audience, Readonly<Record<Standing, string>>>>>> = {
  'zh-CN': {
    seeker: {
      free: '这里名额够，去的人都排得上',
      sought: '想来的人比名额多，您是更合适的几个之一',
      crowded: '很多人适合这个岗位；这里您机会更大',
      overflow: '名额差不多满了，您排在后面，可以先问问',
    },
    staff: {
      free: '名额够，推荐去的人都排得上',
      sought: '想来的人比名额多，求职者是更合适的几个之一',
      crowded: '很多人适合这个岗位；求职者在这里机会更大',
      overflow: '名额差不多满了，求职者排在后面，推荐前先问问单位',
    },
  },
  en: {
    seeker: {
      free: 'There are enough places here for everybody who applies',
      sought: 'More people would like this one than it has places; you are among those it suits best',
      crowded: 'Many people suit this one; here you stand a better chance',
      overflow: 'The places are nearly gone and you are further down the line; asking costs nothing',
    },
    staff: {
      free: 'There are enough places here for everybody who is referred',
      sought: 'More people would like this one than it has places; the seeker is among those it suits best',
      crowded: 'Many people suit this one; here the seeker stands a better chance',
      overflow: 'The places are nearly gone and the seeker is further down the line; ask the employer first',
    },
  },
};

/** One sentence on the competition for a recommended vacancy. */
export function explainStanding(standing: Standing, locale: Locale, audience: Audience = 'seeker'): string {
  return TEXTS[locale][audience][standing];
}
