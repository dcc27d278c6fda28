import { z } from 'zod';
import { formAnswerFlow, type Verb } from '@yizhan/domain';
import { Wording } from '@yizhan/forms/definition.ts';
import { Day, Instant, RecordId, RegionCode, ShortId, SiteRef } from './common.ts';
import { defineList } from './list.ts';

/** What a form is for, the same in every prefecture for those that ship with the program. */
export const FormCode = z.string().regex(/^[a-z][a-z0-9_]{2,39}$/, 'form_code');

/** A filled-in form as lists show it. */
export const GivenFormRow = z
  .object({
    id: RecordId,
    code: FormCode,
    title: Wording,
    number: z.int(),
    about: z.object({ id: RecordId, name: z.string() }),
    site: SiteRef.nullable(),
    onDay: Day,
    status: z.enum(formAnswerFlow.statuses),
    /** The answers in words. */
    said: z.string(),
    givenBy: z.string(),
    givenAt: Instant,
  })
  .meta({ id: 'GivenFormRow' });
export type GivenFormRow = z.infer<typeof GivenFormRow>;

/**
 * Filled-in forms of one's regions. A file of one form has a column for each of its fields besides, as the version in use
 * asks them.
 */
function givenFormList(of: { name: string; id: string; path: string; verb: Verb; summary: string }) {
  return defineList({
    ...of,
    row: GivenFormRow,
    columns: {
      day: { day: 'onDay', fixed: true },
      form: { cell: (row) => row.title },
      about: { text: 'about.name' },
      said: { text: 'said' },
      status: { word: 'formAnswerStatus', of: 'status' },
      site: { cell: (row) => row.site?.name ?? null, usual: false },
      by: { text: 'givenBy' },
      given: { instant: 'givenAt', usual: false },
    },
    filters: {
      code: FormCode.optional(),
      status: z.enum(formAnswerFlow.statuses).optional(),
      region: RegionCode.optional(),
      siteId: ShortId.optional(),
      from: Day.optional(),
      until: Day.optional(),
    },
    controls: { status: 'choice', region: 'region', siteId: 'site', from: 'day', until: 'day' },
    sorts: { latest: { column: 'day', descending: true }, oldest: { column: 'day' } },
    sort: 'latest',
    export: { rows: 10_000 },
  });
}

export const EmployerFormList = givenFormList({
  name: 'employer-forms',
  id: 'forms.aboutEmployers',
  path: '/given-forms/employers',
  verb: 'employers.read',
  summary: 'Visits and other forms filled in about employers of one’s regions',
});
export const SeekerFormList = givenFormList({
  name: 'seeker-forms',
  id: 'forms.aboutSeekers',
  path: '/given-forms/seekers',
  verb: 'seekers.read',
  summary: 'Forms filled in about people of one’s regions, follow-ups included',
});
