import { shanghaiDate, workingAge } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { workingAgesOn } from '../parameters/index.ts';
import { TooYoung } from './seekers.errors.ts';

/** @throws TooYoung below the legal working age on the day of the write */
export async function assertWorkingAge(ctx: WriteContext, birthDate: string | null): Promise<void> {
  if (birthDate === null) return;
  const today = shanghaiDate(ctx.now);
  if (workingAge(birthDate, today, await workingAgesOn(ctx.trx, today)) === 'too_young') throw TooYoung();
}
