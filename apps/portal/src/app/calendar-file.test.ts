import { describe, expect, it } from 'vitest';
import { calendarFile } from './calendar-file.ts';

const ONE = {
  id: '4303-3WvDzXJ8VhVPhZpbKjqfQe',
  from: '2026-12-01T10:00:00+08:00',
  to: '2026-12-01T10:30:00+08:00',
  title: '面试：电焊工',
  place: '湘潭市雨湖区建设路1号, 3楼; 左手边',
  notes: '带身份证\n提前十分钟到',
};
const text = calendarFile(ONE, new Date('2026-11-30T12:00:00Z'));
const lines = text.split('\r\n');

describe('a calendar file', () => {
  it('says when in universal time, so that no calendar shifts it', () => {
    expect(lines).toContain('DTSTART:20261201T020000Z');
    expect(lines).toContain('DTEND:20261201T023000Z');
    expect(lines).toContain('DTSTAMP:20261130T120000Z');
  });

  it('escapes what would end a value, and keeps breaks of lines', () => {
    expect(lines).toContain('LOCATION:湘潭市雨湖区建设路1号\\, 3楼\\; 左手边');
    expect(lines).toContain('DESCRIPTION:带身份证\\n提前十分钟到');
  });

  it('keeps its name over changes, and what was saved last wins', () => {
    expect(lines).toContain('UID:4303-3WvDzXJ8VhVPhZpbKjqfQe@yizhan');
    const sequenceAt = (at: string) => Number(/SEQUENCE:(\d+)/.exec(calendarFile(ONE, new Date(at)))?.[1]);
    expect(sequenceAt('2026-11-30T12:00:01Z')).toBeGreaterThan(sequenceAt('2026-11-30T12:00:00Z'));
    expect(sequenceAt('2026-11-30T12:00:00Z')).toBeLessThan(2 ** 31);
  });

  it('breaks long lines between characters, and loses none', () => {
    const title = '在湘潭市雨湖区零工市场二楼第一面谈室和张老师谈找工作的事情'.repeat(3);
    const long = calendarFile({ ...ONE, title }, new Date('2026-11-30T12:00:00Z'));
    for (const line of long.split('\r\n'))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(long.replaceAll('\r\n ', '')).toContain(`SUMMARY:${title}\r\n`);
  });
});
