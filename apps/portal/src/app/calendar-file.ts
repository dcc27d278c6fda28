/** An appointment as a calendar file (RFC 5545), which every phone and desk can take in. */
interface Appointment {
  /** The same appointment again replaces itself in the person's calendar. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly title: string;
  readonly place: string;
  readonly notes: string;
}

const LINE_OCTETS = 75;

/** `20261201T020000Z` */
const stamp = (at: string | Date) => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');

const escaped = (text: string) => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');

/** Lines are at most 75 octets long; a longer one goes on after a space, never within a character. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const sign of line) {
    const size = encoder.encode(sign).length;
    // What goes on begins with a space, which counts.
    if (octets + size > LINE_OCTETS - (parts.length > 0 ? 1 : 0)) {
      parts.push(part);
      part = '';
      octets = 0;
    }
    part += sign;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}

export function calendarFile(one: Appointment, now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Yizhan//Bookings//ZH',
    'BEGIN:VEVENT',
    `UID:${one.id}@yizhan`,
    // What was saved last wins, from whichever page it came.
    `SEQUENCE:${Math.floor(now.getTime() / 1000)}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(one.from)}`,
    `DTEND:${stamp(one.to)}`,
    `SUMMARY:${escaped(one.title)}`,
    `LOCATION:${escaped(one.place)}`,
    `DESCRIPTION:${escaped(one.notes)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'TRIGGER:-PT2H',
    `DESCRIPTION:${escaped(one.title)}`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

/** When something that lasts some minutes is over. */
export function endOf({
  startsAt,
  minutes,
}: {
  readonly startsAt: string;
  readonly minutes: number;
}): string {
  return new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();
}
