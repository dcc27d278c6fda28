import { computed } from 'vue';
import type { ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Booking } from '@yizhan/contract';
import { useFormats } from '../../components/formats.ts';
import type { Words } from './on-calendar.ts';

/** The words of the calendar in the language of the screen. */
export function useWords(): ComputedRef<Words> {
  const { t } = useI18n();
  const { day, list } = useFormats();
  return computed(() => ({
    closed: (kind) => (kind === 'holiday' ? t('bookings.closed.holiday') : t('bookings.closed.hours')),
    day,
    dayNote: (kind) => (kind === 'workday' || kind === 'weekend' ? '' : t(`bookings.dayKind.${kind}`)),
    resourceNote: ({ kind, capacity }) =>
      capacity === 1
        ? t(`resourceKind.${kind}`)
        : t('bookings.seats', { kind: t(`resourceKind.${kind}`), count: capacity }),
    noRoom: t('bookings.noRoom'),
    status: (status) => t(`bookingStatus.${status}`),
    misfit: (misfit) => t(`bookingMisfit.${misfit}`),
    shut: (kind) => (kind === 'holiday' ? t('bookings.clash.holiday') : t('bookings.clash.shut')),
    past: t('bookings.clash.past'),
    roomNeeded: t('bookings.clash.roomNeeded'),
    outOfUse: t('bookings.clash.outOfUse'),
    taken: (by) => t('bookings.clash.taken', { by: list(by) }),
    personBusy: (name, elsewhere) => t('bookings.clash.personBusy', { name, elsewhere }),
    nobody: t('bookings.nobody'),
  }));
}

/** Who hears of a change of a booking: `会告诉罗小凤和用人单位`; '' where it concerns nobody else. */
export function useTold() {
  const { t } = useI18n();
  const { list } = useFormats();
  return (booking: Booking): string => {
    const who = [
      booking.seeker?.name ?? '',
      booking.resource?.kind === 'adviser' ? t('bookings.told.adviser') : '',
      booking.subject?.noun === 'placement' ? t('bookings.told.employer') : '',
    ].filter((one) => one !== '');
    return who.length === 0 ? '' : t('bookings.told.who', { who: list(who) });
  };
}
