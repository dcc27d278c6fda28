import { interviewFlow as flow } from '@yizhan/domain';
import type { Selectable } from 'kysely';
import type { DB } from '../../app/db/database.ts';
import { AccessDenied } from '../../app/errors.ts';
import type { Ref } from '../../app/ids.ts';
import { bindFlow } from '../../records/flow/bind-flow.ts';
import { MOVES_ONLY } from '../../records/flow/types.ts';
import { lockInterview } from './interviews.repository.ts';
import { PlacementUnknown } from './placements.errors.ts';

/** Appointments move with their placement, which locks its person and writes timelines and audit row. */
export const interviewFlow = bindFlow({
  flow,
  table: 'interviews',
  column: 'result',
  words: {
    statuses: {
      booked: { 'zh-CN': '已约', en: 'booked' },
      passed: { 'zh-CN': '通过', en: 'passed' },
      failed: { 'zh-CN': '没通过', en: 'failed' },
      no_show: { 'zh-CN': '没到场', en: 'missed' },
      moved: { 'zh-CN': '改期', en: 'moved' },
      called_off: { 'zh-CN': '取消', en: 'called off' },
    },
    moves: {
      book: { 'zh-CN': '约面试', en: 'book an interview' },
      pass: { 'zh-CN': '记通过', en: 'record a pass' },
      fail: { 'zh-CN': '记没通过', en: 'record a failure' },
      miss: { 'zh-CN': '记没到场', en: 'record that nobody came' },
      move: { 'zh-CN': '改期', en: 'move it' },
      call_off: { 'zh-CN': '取消', en: 'call it off' },
    },
  },
  regionOf: () => null,
  async lock(ctx, ref: Ref): Promise<Selectable<DB['interviews']>> {
    const row = await lockInterview(ctx.trx, ref);
    if (row === undefined) throw PlacementUnknown();
    return row;
  },
  policy(ctx) {
    if (ctx.actor.kind !== 'system') throw AccessDenied();
  },
  effects: {
    pass: MOVES_ONLY,
    fail: MOVES_ONLY,
    miss: MOVES_ONLY,
    move: MOVES_ONLY,
    call_off: MOVES_ONLY,
  },
  audit: () => null,
});
