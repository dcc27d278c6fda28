import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterQuietHours,
  checkTemplateText,
  decideMessage,
  DEFAULT_MESSAGE_RULES,
  defineTemplate,
  fillTemplate,
  MESSAGE_LOCALES,
  placeFromOthers,
  sampleValues,
  showValues,
  smsParts,
  TEMPLATE_CODES,
  TEMPLATES,
  wordsFromOthers,
  type MessageRecipient,
  type Template,
} from './index.ts';

const at = (time: string) => new Date(`2026-11-18T${time}:00+08:00`);

describe('every template', () => {
  const texts = TEMPLATE_CODES.flatMap((code) => {
    const template: Template = TEMPLATES[code];
    return Object.entries(template.texts).flatMap(([channel, both]) =>
      MESSAGE_LOCALES.map((locale) => ({ code, template, channel, locale, text: both[locale] })),
    );
  });

  it.each(texts)(
    '$code by $channel in $locale is a text that could be saved',
    ({ template, locale, text }) => {
      expect(checkTemplateText(template, text)).toEqual([]);
      const filled = fillTemplate(text, sampleValues(template, locale));
      expect(filled).not.toMatch(/[{}[\]]|undefined|NaN/);
      expect(filled.length).toBeGreaterThan(5);
    },
  );

  it('for staff goes to the inbox only and carries neither number nor full name', () => {
    const staff = TEMPLATE_CODES.map((code): Template => TEMPLATES[code]).filter(({ to }) => to === 'staff');
    expect(staff.filter(({ texts: { sms } }) => sms !== undefined)).toEqual([]);
    const kinds = staff.flatMap(({ variables }) => Object.values(variables).map(({ kind }) => kind));
    expect(kinds).not.toContain('line');
  });

  it('names in its texts what people may refuse', () => {
    const codes = TEMPLATE_CODES.filter((code) => TEMPLATES[code].lane === 'code');
    expect(codes.map((code) => TEMPLATES[code].purpose)).toEqual(codes.map(() => 'sign_in'));
  });
});

const greeting = defineTemplate({
  about: { 'zh-CN': '试', en: 'trial' },
  to: 'seeker',
  purpose: 'progress',
  lane: 'personal',
  variables: {
    name: { kind: 'name', about: { 'zh-CN': '名', en: 'name' }, sample: '王秀英' },
    employer: { kind: 'name', about: { 'zh-CN': '单位', en: 'employer' }, sample: '甲公司', mayDrop: true },
    place: { kind: 'place', about: { 'zh-CN': '地点', en: 'place' }, sample: '一楼', mayLack: true },
    at: { kind: 'moment', about: { 'zh-CN': '时间', en: 'time' }, sample: '2026-11-25T02:00:00Z' },
    mode: {
      kind: 'choice',
      about: { 'zh-CN': '方式', en: 'how' },
      sample: 'video',
      words: { video: { 'zh-CN': '视频', en: 'by video' } },
      mayDrop: true,
    },
  },
  texts: {},
});

describe('a text written by a user', () => {
  it('is filled in either language, and loses the group whose value is missing', () => {
    const text = '{name}：{at}，{mode}[，在{place}]。';
    const values = {
      name: '王秀英',
      employer: '',
      at: '2026-11-25T02:00:00Z',
      mode: 'video',
      place: '岳塘区12号',
    };
    expect(fillTemplate(text, showValues(greeting, 'zh-CN', values))).toBe(
      '王秀英：11月25日（周三） 10:00，视频，在岳塘区12号。',
    );
    expect(fillTemplate(text, showValues(greeting, 'en', { ...values, place: null }))).toBe(
      '王秀英：Wed 25 Nov 10:00，by video。',
    );
  });

  it.each([
    ['', [{ code: 'empty' }]],
    ['{name}{at', [{ code: 'unpaired' }]],
    ['{name}{at}[，在{place}', [{ code: 'unpaired' }]],
    ['{name}{at}[[{place}]]', [{ code: 'unpaired' }]],
    ['{name}{at}{age}', [{ code: 'unknown', name: 'age' }]],
    ['{name}您好', [{ code: 'missing', name: 'at' }]],
    ['{name}[{at}]', [{ code: 'missing', name: 'at' }]],
    ['{name}{at}{place}', [{ code: 'may_lack', name: 'place' }]],
    ['【别的单位】{name}{at}', [{ code: 'sender' }]],
    [`{name}{at}${'长'.repeat(300)}`, [{ code: 'too_long' }]],
    ['{name}：{at}', []],
  ])('%s is checked before it is saved', (text, faults) => {
    expect(checkTemplateText(greeting, text)).toEqual(faults);
  });

  it('never breaks when filled, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('{', '}', '[', ']', 'name', '，', 'x') }), (text) => {
        expect(typeof fillTemplate(text, { name: '甲' })).toBe('string');
      }),
    );
  });

  it('that passes the check shows no bracket when it is filled with samples', () => {
    const pieces = fc.constantFrom('{name}', '{at}', '{employer}', '[，{place}]', '[{mode}]', '，', '您好');
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const text = parts.join('');
        fc.pre(checkTemplateText(greeting, text).length === 0);
        expect(fillTemplate(text, sampleValues(greeting, 'zh-CN'))).not.toMatch(/[{}[\]]/);
      }),
    );
  });

  it('says how many messages it makes', () => {
    expect([1, 70, 71, 134, 135].map((length) => smsParts('字'.repeat(length)))).toEqual([1, 1, 2, 2, 3]);
  });
});

describe('text typed by others', () => {
  it.each([
    ['小区保安', '小区保安'],
    ['保安\n加微信evil12345', '保安 加***'],
    ['联系１3８-0000-1111', '联系***'],
    ['看http://x.y/z 这里', '看*** 这里'],
    ['登录 abc-pay.top/s?1', '登录 ***'],
    ['登录abc点com', '登录***'],
    ['【银行】通知', '(银行)通知'],
    ['v1.2版 3.5吨叉车', 'v1.2版 3.5吨叉车'],
  ])('%s becomes %s', (typed, shown) => {
    expect(wordsFromOthers(typed, 40)).toBe(shown);
  });

  it('are cut at their longest', () => {
    expect(wordsFromOthers('长'.repeat(50), 40)).toBe(`${'长'.repeat(39)}…`);
  });

  it.each([
    ['雨湖区韶山西路18号一楼', '雨湖区韶山西路18号一楼'],
    ['押金请付至 a.example.com', null],
    ['先交200元到前台', null],
    ['扫码付款后进门', null],
    ['打13800001111', null],
    ['加微信evil12345再说', null],
    ['', null],
  ])('%s as a place is %s', (typed, shown) => {
    expect(placeFromOthers(typed, 40)).toBe(shown);
  });
});

describe('quiet hours', () => {
  const night = { from: '21:00', until: '08:00' };

  it.each([
    ['20:59', at('20:59')],
    ['21:00', new Date('2026-11-19T08:00:00+08:00')],
    ['23:59', new Date('2026-11-19T08:00:00+08:00')],
    ['00:00', at('08:00')],
    ['07:59', at('08:00')],
    ['08:00', at('08:00')],
  ])('%s of the night', (time, expected) => {
    expect(afterQuietHours(at(time), night)).toEqual(expected);
  });

  it('may lie within a day, or be none', () => {
    expect(afterQuietHours(at('13:00'), { from: '12:00', until: '14:00' })).toEqual(at('14:00'));
    expect(afterQuietHours(at('14:00'), { from: '12:00', until: '14:00' })).toEqual(at('14:00'));
    expect(afterQuietHours(at('03:00'), { from: '00:00', until: '00:00' })).toEqual(at('03:00'));
  });

  it('are never answered with a moment that is quiet, nor with an earlier one', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 * 1440 }), time, time, (minute, from, until) => {
        const moment = new Date(at('00:00').getTime() + minute * 60_000);
        const after = afterQuietHours(moment, { from, until });
        expect(after.getTime()).toBeGreaterThanOrEqual(moment.getTime());
        expect(afterQuietHours(after, { from, until })).toEqual(after);
      }),
    );
  });
});

describe('whether a message may be sent', () => {
  const somebody: MessageRecipient = {
    hasPhone: true,
    isClosed: false,
    withoutConsent: new Set(),
    refuses: new Set(),
    today: 0,
  };
  const progress = { lane: 'personal', purpose: 'progress' } as const;
  const offer = { lane: 'bulk', purpose: 'offers' } as const;
  const code = { lane: 'code', purpose: 'sign_in' } as const;
  const decide = (
    message: Parameters<typeof decideMessage>[0],
    to: Partial<MessageRecipient> = {},
    now = at('10:00'),
    earliest: Date | null = null,
  ) => decideMessage(message, { ...somebody, ...to }, DEFAULT_MESSAGE_RULES, now, earliest);

  it('by day, to somebody who refused nothing', () => {
    expect(decide(progress)).toEqual({ outcome: 'go' });
  });

  it.each([
    [{ hasPhone: false }, 'no_phone'],
    [{ isClosed: true }, 'record_closed'],
    [{ withoutConsent: new Set(['offers'] as const) }, 'no_consent'],
    [{ refuses: new Set(['offers'] as const) }, 'do_not_contact'],
    [{ today: 5 }, 'day_limit'],
  ])('is refused for an offer with %o: %s', (to, reason) => {
    expect(decide(offer, to)).toEqual({ outcome: 'refuse', reason });
  });

  it('respects the refused purpose', () => {
    expect(decide(progress, { refuses: new Set(['offers']) })).toEqual({ outcome: 'go' });
  });

  it('waits for the morning by night, a code does not', () => {
    const morning = new Date('2026-11-19T08:00:00+08:00');
    expect(decide(progress, {}, at('22:00'))).toEqual({
      outcome: 'hold',
      until: morning,
      reason: 'quiet_hours',
    });
    expect(decide(code, { withoutConsent: new Set(['sign_in']), today: 99 }, at('22:00'))).toEqual({
      outcome: 'go',
    });
  });

  it('waits for the next day over the limit, where it concerns the person', () => {
    const morning = new Date('2026-11-19T08:00:00+08:00');
    expect(decide(progress, { today: 5 })).toEqual({ outcome: 'hold', until: morning, reason: 'day_limit' });
  });

  it('waits until the move can no longer be taken back, and then for the end of the quiet hours', () => {
    const soon = at('10:10');
    expect(decide(progress, {}, at('10:00'), soon)).toEqual({
      outcome: 'hold',
      until: soon,
      reason: 'can_be_taken_back',
    });
    const morning = new Date('2026-11-19T08:00:00+08:00');
    expect(decide(progress, {}, at('20:55'), at('21:05'))).toEqual({
      outcome: 'hold',
      until: morning,
      reason: 'quiet_hours',
    });
  });
});
