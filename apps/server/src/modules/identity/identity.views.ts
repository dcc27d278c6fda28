import type { Session, StaffView } from '@yizhan/contract';
import type { Grant } from '@yizhan/domain';
import { personOf, type Actor } from '../../app/actor.ts';
import type { AnyContext } from '../../app/context.ts';
import { recordId, shortId } from '../../app/ids.ts';
import { REGIONS } from '../reference/index.ts';
import { listSiteNames } from '../sites/index.ts';
import { verbsOf } from './staff.policy.ts';
import { findPartyName } from './parties.repository.ts';
import type { OpenSession } from './sessions.ts';

type GrantViewShape = StaffView['grants'][number];

export async function grantViews(ctx: AnyContext, grants: readonly Grant[]): Promise<GrantViewShape[]> {
  const names = await listSiteNames(
    ctx.db,
    grants.map((grant) => grant.siteId).filter((id) => id !== null),
  );
  const regions = ctx.services.use(REGIONS);
  return grants.map((grant) => ({
    role: grant.role,
    region: regions.refOrNull(grant.region),
    site: grant.siteId === null ? null : { id: shortId(grant.siteId), name: names.get(grant.siteId) ?? '' },
  }));
}

/** The session as the screens need it. */
export async function sessionView(
  ctx: AnyContext,
  actor: Actor,
  state: Pick<OpenSession, 'secondFactor' | 'mustChangePassword' | 'actingEnded'>,
): Promise<Session> {
  switch (actor.kind) {
    case 'staff': {
      const grants = await grantViews(ctx, actor.grants);
      const home = grants.find((grant) => grant.site !== null) ?? grants[0];
      return {
        kind: 'staff',
        staffId: shortId(actor.staffId),
        login: actor.login,
        name: actor.name,
        grants,
        verbs: state.secondFactor === 'needed' ? [] : verbsOf(actor),
        homeSite: home?.site ?? null,
        homeRegion: home?.region ?? null,
        secondFactor: state.secondFactor,
        mustChangePassword: state.mustChangePassword,
      };
    }
    case 'seeker':
    case 'agent': {
      const person = personOf(actor);
      return {
        kind: 'seeker',
        seekerId: person === null ? null : recordId(person),
        name: person === null ? null : await findPartyName(ctx.db, 'seekers', person),
        phoneMask: actor.phoneMask,
        verbs: verbsOf(actor),
        acting:
          actor.kind === 'agent'
            ? {
                agentId: recordId(actor.prefecture, actor.agentId),
                agent: actor.name,
                until: actor.until,
              }
            : null,
        actingEnded: state.actingEnded,
      };
    }
    case 'employer': {
      const name =
        actor.prefecture === null || actor.employerId === null
          ? null
          : await findPartyName(ctx.db, 'employers', { prefecture: actor.prefecture, id: actor.employerId });
      return {
        kind: 'employer',
        employerId:
          actor.prefecture !== null && actor.employerId !== null
            ? recordId(actor.prefecture, actor.employerId)
            : null,
        name,
        phoneMask: actor.phoneMask,
        role: actor.role,
        verbs: verbsOf(actor),
      };
    }
    default:
      return { kind: 'public' };
  }
}
