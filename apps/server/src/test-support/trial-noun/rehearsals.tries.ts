import { rehearsalRoutes } from '@yizhan/contract/test-support/rehearsals.ts';
import type { Homeland } from '../reach/homeland.ts';
import { tried, type Try } from '../reach/tries.ts';

/** A form that asks for nothing. */
export const OWN_WORDS = { code: 'own_words', versionId: null, number: 1, answers: {} } as const;

/** A noun of the product has its record in the homeland and its tries beside the others. */
export async function rehearsalTries({ officer, seeker }: Homeland): Promise<Try[]> {
  const body = { seekerId: seeker.id, at: '2026-11-20T02:00:00Z', wish: '练自我介绍' };
  const { id, version } = await officer.call(rehearsalRoutes.bookRehearsal, { body });
  return [
    tried(rehearsalRoutes.bookRehearsal, () => ({ body: { ...body, at: '2026-11-20T08:00:00Z' } })),
    tried(rehearsalRoutes.fillInRehearsal, () => ({ params: { id }, body: OWN_WORDS })),
    tried(rehearsalRoutes.confirmRehearsal, () => ({ params: { id }, body: { language: 'zh-CN' } })),
    tried(rehearsalRoutes.moveRehearsal, () => ({ params: { id }, body: { version, move: 'hold' } })),
  ];
}
