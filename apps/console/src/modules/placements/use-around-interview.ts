import { computed, onMounted, shallowRef, watch } from 'vue';
import type { Booking, BookingCalendar, Placement } from '@yizhan/contract';
import { api } from '../../app/api.ts';
import { useSession } from '../../app/session.ts';
import { instantOf } from './interview.ts';
import type { InterviewDraft } from './interview.ts';

/** Statuses in which a booking takes the time of those concerned. */
const takesTime = ({ status }: Booking) => status === 'held' || status === 'booked' || status === 'attended';

/**
 * What helps to choose time and place of an interview: the address of the vacancy, what else the person has that day, and
 * which rooms of a station are free. Where something of it cannot be read, the form does without.
 */
export function useAroundInterview(placementId: () => string, draft: () => InterviewDraft) {
  const session = useSession();
  const placement = shallowRef<Placement>();
  const address = shallowRef('');
  const ofDay = shallowRef<Booking[]>([]);
  const calendar = shallowRef<BookingCalendar>();
  const mayLook = computed(() => session.may('bookings.read'));

  async function loadPlacement() {
    try {
      const found = await api.placements.get({ params: { id: placementId() } });
      placement.value = found;
      address.value = (await api.vacancies.get({ params: { id: found.vacancyId } })).address;
    } catch {
      // An address is typed then.
    }
  }
  let turn = 0;
  async function loadDay() {
    const { day } = draft();
    const mine = ++turn;
    const seekerId = placement.value?.seekerId;
    ofDay.value = [];
    if (!mayLook.value || seekerId === undefined || day === '') return;
    try {
      const { items } = await api.bookings.list({ query: { seekerId, since: day, until: day, limit: 20 } });
      // The interview that is being moved does not stand in its own way.
      if (mine === turn)
        ofDay.value = items.filter((one) => takesTime(one) && one.subject?.id !== placementId());
    } catch {
      // The server refuses what does not fit.
    }
  }
  let roomTurn = 0;
  async function loadRooms() {
    const { day, siteId, mode } = draft();
    const mine = ++roomTurn;
    calendar.value = undefined;
    if (!mayLook.value || day === '' || siteId === null || (mode !== 'at_site' && mode !== 'video')) return;
    try {
      const found = await api.bookings.calendar({ query: { siteId, from: day, days: 1 } });
      if (mine === roomTurn) calendar.value = found;
    } catch {
      // As above.
    }
  }
  onMounted(() => void loadPlacement());
  watch([placement, () => draft().day], () => void loadDay());
  watch([() => draft().day, () => draft().siteId, () => draft().mode], () => void loadRooms(), {
    immediate: true,
  });

  const during = computed(() => {
    const start = instantOf(draft());
    if (start === undefined) return undefined;
    const from = Date.parse(start);
    return { from, to: from + draft().minutes * 60_000 };
  });
  const meets = (one: Booking) =>
    during.value !== undefined &&
    Date.parse(one.startsAt) < during.value.to &&
    during.value.from < Date.parse(one.endsAt);

  return {
    name: computed(() => placement.value?.seekerName ?? ''),
    address,
    /** What the person has that day, in the order of time. */
    ofDay,
    /** Whether one of it is at the time chosen. */
    isBusy: computed(() => ofDay.value.some(meets)),
    /** Rooms for this kind of interview at the station; undefined while that is not known. */
    rooms: computed(() => {
      const all = calendar.value;
      if (all === undefined) return undefined;
      const kind = draft().mode === 'video' ? 'video_room' : 'interview_room';
      return all.resources
        .filter(({ resource }) => resource.isInUse && resource.kind === kind)
        .map(({ resource, openings }) => ({
          resource,
          isFree:
            openings.some(({ ranges }) => ranges.some(holds)) &&
            all.bookings.filter((one) => one.resource?.id === resource.id && takesTime(one) && meets(one))
              .length < resource.capacity,
        }));
    }),
  };

  function holds({ from, to }: { from: string; to: string }): boolean {
    const { day, time, minutes } = draft();
    const start = instantOf({ day, time });
    if (start === undefined || time.slice(0, 5) < from) return false;
    return Date.parse(start) + minutes * 60_000 <= Date.parse(`${day}T00:00:00+08:00`) + clockMs(to);
  }
}

const clockMs = (clock: string) => (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))) * 60_000;
