import { z } from 'zod';
import { OccupationCode, RequiredText } from '@yizhan/contract';
import { APPROVAL_WORDS, pinyinKeys } from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { AccessDenied } from '../../app/errors.ts';
import { NETWORK } from '../../app/network.ts';
import { defineApproval } from '../../records/approvals/index.ts';
import { insertAliases } from './occupations.repository.ts';
import { OCCUPATIONS } from './occupations.ts';
import { OccupationUnknown } from './reference.errors.ts';
import { mayManageOccupations } from './reference.policy.ts';

const Synonym = z.object({ title: RequiredText(200), code: OccupationCode });

/** Keeping a title as another name of an occupation, for the whole network. */
export const synonymApproval = defineApproval({
  code: 'occupation.synonym',
  about: APPROVAL_WORDS['occupation.synonym'],
  asks: 'occupations.manage',
  approves: 'occupations.manage',
  level: 'same',
  when: 'switched',
  network: true,
  days: 14,
  input: Synonym,
  async prepare(ctx, { title, code }) {
    const name = await nameForNetwork(ctx, code);
    const before = ctx.services.use(OCCUPATIONS).current.index.classifyTitle(title);
    return {
      place: { region: await ctx.services.use(NETWORK)(ctx.db), siteId: null },
      key: title,
      title: { 'zh-CN': `“${title}”作为“${name}”的别名`, en: `“${title}” as another name of “${name}”` },
      lines: [
        {
          label: { 'zh-CN': `“${title}”认作的职业`, en: `Occupation that “${title}” is taken for` },
          before: before.name ?? { 'zh-CN': '认不出', en: 'none' },
          after: `${name}（${code}）`,
        },
        {
          label: { 'zh-CN': '范围', en: 'Where' },
          before: null,
          after: {
            'zh-CN': '全网，以后录入的岗位都这样认',
            en: 'the whole network, for every vacancy from now on',
          },
        },
      ],
    };
  },
  act: addSynonym,
});

/** @throws OccupationUnknown, AccessDenied for whoever holds the right in a part only */
async function nameForNetwork(ctx: AnyContext, code: string): Promise<string> {
  if (!(await mayManageOccupations(ctx))) throw AccessDenied();
  const found = ctx.services.use(OCCUPATIONS).current.index.find(code);
  if (found === undefined) throw OccupationUnknown();
  return found.name;
}

/** Every process applies it after the commit. */
async function addSynonym(ctx: WriteContext, { title, code }: z.output<typeof Synonym>): Promise<void> {
  await nameForNetwork(ctx, code);
  await insertAliases(ctx.trx, [
    { alias: title, code, kind: 'bare', source: 'staff', initials: pinyinKeys(title).initials },
  ]);
  await ctx.changed('occupation', { prefecture: '', id: code });
  // Whoever takes the step at once maps the title too, and that entry names both.
  if (ctx.approval === undefined) return;
  await ctx.audit({
    action: 'occupation.title_mapped',
    entity: { kind: 'occupation', id: code },
    region: await ctx.services.use(NETWORK)(ctx.db),
    summary: { title, vacancies: 0, keptAsSynonym: true },
  });
}
