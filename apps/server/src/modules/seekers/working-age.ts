import { shanghaiDate, workingAge } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { TooYoung } from './seekers.errors.ts';

/** @throws TooYoung below the legal working age on the day of the write */
export function assertWorkingAge(ctx: WriteContext, birthDate: string | null): void {
  if (birthDate !== null && workingAge(birthDate, shanghaiDate(ctx.now)) === 'too_young') throw TooYoung();
}
