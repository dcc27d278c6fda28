import { placementRoutes as routes, type Placement } from '@yizhan/contract';
import type { AnyContext } from '../../app/context.ts';
import type { Binder } from '../../app/http/bind.ts';
import { recordId, toRef, type Ref } from '../../app/ids.ts';
import { commonRegion } from '../../records/flow/bulk.ts';
import { correctFollowUp, recordFollowUp } from './follow-ups.usecases.ts';
import { transitionPlacement } from './transitions.usecases.ts';
import { PlacementUnknown } from './placements.errors.ts';
import { assertVisible } from '../../records/assignment/index.ts';
import { findPlacementRow } from './placements.repository.ts';
import { placementPolicy } from './placements.policy.ts';
import { placementView } from './placements.views.ts';
import { startPlacement, startPlacements, type PairOutcome } from './referral.usecases.ts';

export function placementRoutes(bind: Binder): void {
  bind.route(routes.refer, async (ctx, { body }) => {
    const pair = { seeker: toRef(body.seekerId), vacancy: toRef(body.vacancyId) };
    return view(ctx, await startPlacement(ctx, pair, { origin: 'referral', note: body.note, via: body.via }));
  });

  bind.route(routes.referBulk, async (ctx, { body }) => {
    const pairs = body.pairs.map((pair) => ({
      seeker: toRef(pair.seekerId),
      vacancy: toRef(pair.vacancyId),
    }));
    const outcomes = await startPlacements(ctx, pairs, {
      origin: 'referral',
      note: body.note,
      via: body.via,
      preview: body.preview,
    });
    await ctx.audit({
      action: 'placement.referred',
      region: commonRegion(outcomes.map(({ region }) => region)),
      summary: {
        pairs: outcomes.length,
        preview: body.preview,
        created: outcomes.filter(({ outcome }) => outcome === 'created').length,
      },
    });
    return { results: outcomes.map((outcome) => bulkResult(ctx, outcome)) };
  });

  bind.route(routes.get, async (ctx, { params }) => {
    const row = await findPlacementRow(ctx.db, toRef(params.id));
    if (row === undefined) throw PlacementUnknown();
    placementPolicy.authorise(ctx.actor, 'placements.read', row);
    await assertVisible(ctx, 'seeker', { prefecture: row.prefecture, id: row.seeker_id });
    return placementView(ctx, row);
  });

  bind.route(routes.move, async (ctx, { params, body }) => {
    const ref = toRef(params.id);
    await transitionPlacement(ctx, ref, body.version, body.move);
    return view(ctx, ref);
  });

  bind.route(routes.followUp, (ctx, { params, body }) => recordFollowUp(ctx, toRef(params.id), body));

  bind.route(routes.correctFollowUp, (ctx, { params, body }) => correctFollowUp(ctx, toRef(params.id), body));
}

const OUTCOMES = {
  created: { 'zh-CN': '已推荐', en: 'Referred' },
  preview: { 'zh-CN': '可以推荐', en: 'Can be referred' },
  existing: { 'zh-CN': '之前已推荐，还在办理中', en: 'Referred before and still open' },
} as const;

function bulkResult(ctx: AnyContext, outcome: PairOutcome) {
  const ids = { seekerId: recordId(outcome.pair.seeker), vacancyId: recordId(outcome.pair.vacancy) };
  if (outcome.outcome === 'refused') {
    return {
      ...ids,
      ok: false,
      outcome: outcome.error.code,
      text: outcome.error.text[ctx.locale],
      placementId: null,
      actionId: null,
    };
  }
  const isPreview = outcome.outcome === 'created' && outcome.placement === null;
  return {
    ...ids,
    ok: true,
    outcome: outcome.outcome,
    text: OUTCOMES[isPreview ? 'preview' : outcome.outcome][ctx.locale],
    placementId: outcome.placement === null ? null : recordId(outcome.placement),
    actionId: outcome.action === null ? null : recordId(outcome.action),
  };
}

/** The placement after a write. */
async function view(ctx: AnyContext, ref: Ref): Promise<Placement> {
  const row = await findPlacementRow(ctx.db, ref);
  if (row === undefined) throw PlacementUnknown();
  return placementView(ctx, row);
}
