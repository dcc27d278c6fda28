import { z } from 'zod';
import { LONGEST_WORD, WORD_EFFECTS, WORDED_CHECKS } from '@yizhan/domain';
import {
  Day,
  Instant,
  PageQuery,
  RecordId,
  RegionRef,
  RequiredText,
  ShortId,
  ShortIdParams,
  Text,
  Version,
} from './common.ts';
import { defineRoute } from './define-route.ts';
import { GrantRegion } from './identity.ts';

const WordedCheckName = z.enum(WORDED_CHECKS);
const Effect = z.enum(WORD_EFFECTS);

/** A word by which a bureau widens or narrows a check of vacancies. */
export const CheckWordView = z
  .object({
    id: ShortId,
    /** Null for the whole network. */
    region: RegionRef.nullable(),
    check: WordedCheckName,
    word: z.string(),
    effect: Effect,
    reason: z.string(),
    source: z.string(),
    sourceDate: Day.nullable(),
    addedBy: z.string(),
    addedAt: Instant,
    ended: z.object({ by: z.string(), at: Instant, reason: z.string() }).nullable(),
    version: Version,
    can: z.array(z.enum(['end'])),
  })
  .meta({ id: 'CheckWord' });
export type CheckWordView = z.infer<typeof CheckWordView>;

/** A check that goes by words: what it finds, how severe that is, the law it rests on. */
export const WordedCheckView = z
  .object({
    check: WordedCheckName,
    severity: z.enum(['block', 'warn']),
    source: z.string().nullable(),
    /** Examples of what the software finds. */
    examples: z.array(z.string()),
  })
  .meta({ id: 'WordedCheck' });
export type WordedCheckView = z.infer<typeof WordedCheckView>;

/** What a word would do to the adverts that are published now. */
export const WordPreview = z
  .object({
    /** Published adverts of the division that were looked at because they contain the word. */
    seen: z.int(),
    /** More contain it than are looked at. */
    more: z.boolean(),
    /** How many of them would be found anew, or no longer. */
    changed: z.int(),
    examples: z.array(z.object({ id: RecordId, title: z.string(), employer: z.string(), quote: z.string() })),
  })
  .meta({ id: 'WordPreview' });
export type WordPreview = z.infer<typeof WordPreview>;

const NewWord = z.object({
  region: GrantRegion,
  check: WordedCheckName,
  word: RequiredText(LONGEST_WORD).min(2, 'too_short'),
  effect: Effect,
});

export const checkWordRoutes = {
  list: defineRoute({
    id: 'checkWords.list',
    method: 'GET',
    path: '/check-words',
    summary:
      'Checks that go by words, and the words of a division, of those above and within it, newest first',
    access: { verb: 'vacancies.review' },
    query: PageQuery.extend({ region: GrantRegion }),
    reply: z.object({
      region: RegionRef.nullable(),
      checks: z.array(WordedCheckView),
      items: z.array(CheckWordView),
      nextCursor: z.string().nullable(),
      canAdd: z.boolean(),
    }),
    audit: { none: 'read' },
    errors: ['region.unknown', 'access.region', 'cursor.invalid'],
  }),
  add: defineRoute({
    id: 'checkWords.add',
    method: 'POST',
    path: '/check-words',
    summary: 'Add a word to a check within a division, or have it left alone there',
    access: { verb: 'checks.manage' },
    body: NewWord.extend({
      reason: RequiredText(300),
      source: Text(300),
      sourceDate: Day.nullable(),
    }),
    reply: CheckWordView,
    audit: { action: 'check_word.added' },
    errors: ['region.unknown', 'access.region', 'check_words.stands', 'check_words.nothing_to_leave'],
  }),
  end: defineRoute({
    id: 'checkWords.end',
    method: 'POST',
    path: '/check-words/:id/end',
    summary: 'End a word; it stays readable and counts no more',
    access: { verb: 'checks.manage' },
    params: ShortIdParams,
    body: z.object({ reason: RequiredText(300), version: Version }),
    reply: CheckWordView,
    audit: { action: 'check_word.ended' },
    errors: ['record.unknown', 'record.changed', 'access.region', 'check_words.ended'],
  }),
  preview: defineRoute({
    id: 'checkWords.preview',
    method: 'GET',
    path: '/check-words/preview',
    summary: 'Which published adverts of a division a word would find, or leave alone; nothing changes',
    access: { verb: 'vacancies.review' },
    query: NewWord,
    reply: WordPreview,
    audit: { none: 'read' },
    errors: ['region.unknown', 'access.region'],
  }),
} as const;
