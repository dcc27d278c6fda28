import { employerPeopleRoutes as routes, OK } from '@yizhan/contract';
import type { Binder } from '../../../app/http/bind.ts';
import { toRef } from '../../../app/ids.ts';
import {
  answerInvitation,
  changePerson,
  inviteByStaff,
  inviteToOwn,
  ownInvitations,
  ownPeople,
  peopleOfEmployer,
  removeByStaff,
  removePerson,
} from './people.usecases.ts';

export function employerPeopleRoutes(bind: Binder): void {
  bind.route(routes.own, (ctx) => ownPeople(ctx));
  bind.route(routes.invite, (ctx, { body }) => inviteToOwn(ctx, body));
  bind.route(routes.change, (ctx, { params, body }) => changePerson(ctx, toRef(params.id), body));
  bind.route(routes.remove, async (ctx, { params }) => {
    await removePerson(ctx, toRef(params.id));
    return OK;
  });
  bind.route(routes.invitations, async (ctx) => ({ items: await ownInvitations(ctx) }));
  bind.route(routes.answer, async (ctx, { params, body }) => {
    await answerInvitation(ctx, toRef(params.id), body.accept);
    return OK;
  });
  bind.route(routes.ofEmployer, (ctx, { params }) => peopleOfEmployer(ctx, toRef(params.id)));
  bind.route(routes.inviteByStaff, (ctx, { params, body }) => inviteByStaff(ctx, toRef(params.id), body));
  bind.route(routes.removeByStaff, (ctx, { params, body }) =>
    removeByStaff(ctx, toRef(params.id), toRef(params.personId), body),
  );
}
