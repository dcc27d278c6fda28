import { evidenceRoutes as routes } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { toRef } from '../../app/ids.ts';
import {
  addToPlacement,
  addToSeeker,
  evidenceOfPlacement,
  evidenceOfSeeker,
  moveProof,
} from './evidence.usecases.ts';

export function bindEvidenceRoutes(bind: Binder): void {
  bind.route(routes.ofPlacement, (ctx, { params }) => evidenceOfPlacement(ctx, toRef(params.id)));
  bind.route(routes.ofSeeker, (ctx, { params }) => evidenceOfSeeker(ctx, toRef(params.id)));
  bind.route(routes.addToPlacement, (ctx, { params, body }) => addToPlacement(ctx, toRef(params.id), body));
  bind.route(routes.addToSeeker, (ctx, { params, body }) => addToSeeker(ctx, toRef(params.id), body));
  bind.route(routes.move, (ctx, { params, body }) => moveProof(ctx, toRef(params.id), body));
}
