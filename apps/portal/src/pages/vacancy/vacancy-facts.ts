import { computed } from 'vue';
import type { Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { DAY_PARTS } from '@yizhan/domain/seekers/vocabulary.ts';
import type { PublicVacancy } from '@yizhan/contract';
import { walkingMinutes } from '@yizhan/domain/geo/reach.ts';
import { useFormat } from '../../app/format.ts';
import { usePlace } from '../../app/place.ts';

export interface Fact {
  readonly term: string;
  readonly text: string;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Every fact of a vacancy as label and text, in the order in which people ask; for reading and for reading aloud. */
export function useVacancyFacts(vacancy: Readonly<Ref<PublicVacancy | null>>) {
  const { t } = useI18n();
  const place = usePlace();
  const format = useFormat();

  /** `周一至周五`, `周一、周三`, `每天`. */
  function daysOf(days: readonly number[]): string {
    if (WEEKDAYS.every((day) => days.includes(day))) return t('vacancy.everyDay');
    const first = days[0] ?? 1;
    const last = days.at(-1) ?? 1;
    return days.length > 2 && last - first === days.length - 1
      ? t('sites.dayRange', { from: t(`weekday.${first}`), to: t(`weekday.${last}`) })
      : format.list(days.map((day) => t(`weekday.${day}`)));
  }

  /** Days with the same parts of the day are grouped: `周一至周五 上午、下午`. */
  function hours(one: PublicVacancy): string {
    const groups = new Map<string, number[]>();
    for (const day of WEEKDAYS) {
      const parts = DAY_PARTS.filter((part) =>
        one.timeWindows.some((each) => each.weekday === day && each.part === part),
      );
      if (parts.length === 0) continue;
      const text = format.list(parts.map((part) => t(`dayPart.${part}`)));
      groups.set(text, [...(groups.get(text) ?? []), day]);
    }
    return [...groups].map(([parts, days]) => `${daysOf(days)} ${parts}`).join(t('vacancy.semicolon'));
  }

  function distance(one: PublicVacancy): string {
    if (one.distance === null) return '';
    const away = format.distanceFrom(one.distance, one.distanceEstimated);
    const minutes = walkingMinutes(one.distance);
    return minutes <= 40 && place.centreOf === null ? `${away}${t('vacancy.onFoot', { minutes })}` : away;
  }

  function schooling(one: PublicVacancy): string {
    if (one.education === null || one.education === 'none') return t('vacancy.anyEducation');
    const level = t(`education.${one.education}`);
    return one.educationRequired
      ? t('vacancy.educationMust', { level })
      : t('vacancy.educationWish', { level });
  }

  return computed<readonly Fact[]>(() => {
    const one = vacancy.value;
    if (one === null) return [];
    const facts: [string, string][] = [
      ['pay', format.pay(one.pay)],
      ['kind', `${t(`vacancyKind.${one.kind}`)}${t('vacancy.colon')}${t(`vacancyKindHint.${one.kind}`)}`],
      ['place', format.whole(one.region, one.address)],
      ['distance', distance(one)],
      ['room', room(one)],
      ['hours', hours(one)],
      ['start', one.startDate === null ? '' : format.day(one.startDate)],
      ['places', t('vacancy.placesOf', { left: one.places, all: one.headcount })],
      ['education', schooling(one)],
      [
        'experience',
        one.experienceYears === null
          ? ''
          : one.experienceYears === 0
            ? t('vacancy.noExperience')
            : t('vacancy.years', { count: one.experienceYears }),
      ],
      ['skills', format.list(one.skills)],
      ['certificates', format.list(one.certificates)],
      ['demands', format.list(one.demands.map((demand) => t(`limitation.${demand}`)))],
      ['until', one.expiresOn === null ? '' : format.day(one.expiresOn)],
    ];
    return facts
      .filter(([, text]) => text !== '')
      .map(([key, text]) => ({ term: t(`vacancy.fact.${key}`), text }));
  });

  function room(one: PublicVacancy): string {
    if (one.meals && one.lodging) return t('vacancy.mealsAndLodging');
    if (one.meals) return t('vacancy.mealsOnly');
    return one.lodging ? t('vacancy.lodgingOnly') : t('vacancy.neither');
  }
}
