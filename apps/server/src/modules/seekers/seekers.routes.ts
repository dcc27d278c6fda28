import { seekerRoutes as routes, type Seeker, type TimelineEntry } from '@yizhan/contract';
import { shanghaiDate } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import type { Binder } from '../../app/http/bind.ts';
import { recordId, toRef, type Ref } from '../../app/ids.ts';
import { readTimeline } from '../../app/timeline.ts';
import { reveal } from '../../records/reveal/index.ts';
import { setConsent } from './consents.usecases.ts';
import { addGroup, endGroup } from './groups.usecases.ts';
import { addNote } from './notes.usecases.ts';
import { findDuplicates, findPeople, mergeSeekers, previewMerge } from './merge.usecases.ts';
import { SeekerUnknown } from './seekers.errors.ts';
import { findSeekerRow } from './seekers.repository.ts';
import { changeSeeker, getSeeker, registerSeeker } from './seekers.usecases.ts';
import { seekerView } from './seekers.views.ts';

export function seekerRoutes(bind: Binder): void {
  bind.route(routes.find, async (ctx, { body }) => ({ items: await findPeople(ctx, body) }));

  bind.route(routes.register, async (ctx, { body }) => view(ctx, await registerSeeker(ctx, body)));

  bind.route(routes.get, async (ctx, { params }) => {
    return seekerView(ctx, await getSeeker(ctx, toRef(params.id), 'seekers.read'));
  });

  bind.route(routes.update, async (ctx, { params, body }) => {
    const ref = toRef(params.id);
    await changeSeeker(ctx, ref, body);
    return view(ctx, ref);
  });

  bind.route(routes.reveal, async (ctx, { params, body }) => ({
    value: await reveal(ctx, { noun: 'seeker', ref: toRef(params.id), ...body }),
  }));

  bind.route(routes.timeline, async (ctx, { params, query }) => {
    const ref = toRef(params.id);
    await getSeeker(ctx, ref, 'seekers.read');
    return readTimeline(ctx, ref, query);
  });

  bind.route(routes.addNote, async (ctx, { params, body }): Promise<TimelineEntry> => {
    const ref = toRef(params.id);
    const id = recordId(ref.prefecture, await addNote(ctx, ref, body));
    const page = await readTimeline(ctx, ref, { limit: 5 });
    const entry = page.items.find((item) => item.id === id);
    if (entry === undefined) throw SeekerUnknown();
    return entry;
  });

  bind.route(routes.addGroup, async (ctx, { params, body }) => {
    const ref = toRef(params.id);
    await addGroup(ctx, ref, body);
    return view(ctx, ref);
  });

  bind.route(routes.endGroup, async (ctx, { params, body }) => {
    const ref = toRef(params.id);
    await endGroup(ctx, ref, toRef(params.groupId).id, body);
    return view(ctx, ref);
  });

  bind.route(routes.setConsent, async (ctx, { params, body }) => {
    const ref = toRef(params.id);
    await setConsent(ctx, ref, body);
    return view(ctx, ref);
  });

  bind.route(routes.duplicates, async (ctx, { params }) => ({
    items: await findDuplicates(ctx, toRef(params.id)),
  }));

  bind.route(routes.mergePreview, (ctx, { params }) =>
    previewMerge(ctx, toRef(params.id), toRef(params.dropId)),
  );

  bind.route(routes.merge, async (ctx, { params, body }) => {
    const ref = toRef(params.id);
    await mergeSeekers(ctx, ref, body);
    return view(ctx, ref);
  });
}

/** The record after a write. */
async function view(ctx: AnyContext, ref: Ref): Promise<Seeker> {
  const row = await findSeekerRow(ctx.db, ref, shanghaiDate(ctx.now));
  if (row === undefined) throw SeekerUnknown();
  return seekerView(ctx, row);
}
