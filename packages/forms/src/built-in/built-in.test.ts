import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { checkDefinition } from '../check-definition.ts';
import { FormDefinition } from '../definition.ts';
import { BUILT_IN_FORMS } from './index.ts';

it.each(BUILT_IN_FORMS.map((form) => [form.code, form] as const))(
  '%s can be published as it is',
  (_code, form) => {
    for (const version of form.versions) {
      expect(FormDefinition.parse(version)).toEqual(version);
      expect(checkDefinition(version)).toEqual([]);
    }
  },
);

/** Answers point at these: a released version is never edited, a better one is appended. */
it('keeps every released version as it was', () => {
  const prints = Object.fromEntries(
    BUILT_IN_FORMS.map(({ code, versions }) => [
      code,
      versions.map((version) =>
        createHash('sha256').update(JSON.stringify(version)).digest('hex').slice(0, 12),
      ),
    ]),
  );
  expect(prints).toMatchInlineSnapshot(`
    {
      "employer_visit": [
        "1584d16c3e03",
      ],
      "follow_up_script": [
        "9987b4cee54a",
      ],
      "own_words": [
        "0612bcf6b087",
      ],
    }
  `);
});
