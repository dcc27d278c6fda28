import { describe, expect, it } from 'vitest';
import { checkVacancy, commonOccupations, OccupationIndex } from '@yizhan/domain';
import { TEMPLATE_TEXTS } from './content.ts';

const index = new OccupationIndex(commonOccupations());

describe('every template', () => {
  it('is one of at least forty, for an occupation of its own', () => {
    expect(TEMPLATE_TEXTS.length).toBeGreaterThanOrEqual(40);
    expect(new Set(TEMPLATE_TEXTS.map(({ code }) => code)).size).toBe(TEMPLATE_TEXTS.length);
  });

  it.each(TEMPLATE_TEXTS.map((text) => [text.title, text] as const))(
    '%s means its occupation',
    (title, text) => {
      expect(index.find(text.code)).toBeDefined();
      expect(index.classifyTitle(title).code).toBe(text.code);
    },
  );

  it.each(TEMPLATE_TEXTS.map((text) => [text.title, text] as const))(
    '%s passes the checks of words',
    (title, text) => {
      const findings = checkVacancy(
        {
          kind: 'full_time',
          title,
          description: text.description,
          pay: null,
          regionCode: '430304',
          address: '湖湘路1号',
          lng: null,
          lat: null,
          occupationCode: text.code,
          education: null,
          employerId: 'some',
        },
        { today: '2026-11-18', minimumWage: null, employer: null, candidates: [] },
      );
      expect(findings.map(({ code }) => code)).toEqual(['pay_missing']);
    },
  );
});
