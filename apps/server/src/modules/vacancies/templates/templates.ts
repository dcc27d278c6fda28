import type { VacancyTemplate } from '@yizhan/contract';
import type { z } from 'zod';
import type { AnyContext } from '../../../app/context.ts';

export function findTemplates(_ctx: AnyContext, _q: string | undefined): z.input<typeof VacancyTemplate>[] {
  return [];
}
