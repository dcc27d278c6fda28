import type { AssignableNoun, EventName, FilePurpose } from '@yizhan/domain';
import type { Services } from '../app/services.ts';
import type { Assignable } from './assignment/types.ts';
import type { AnyEventHandler } from './events/types.ts';
import type { BoundPurpose } from './files/types.ts';
import type { AnyBoundFlow } from './flow/bind-flow.ts';
import { COMPOSITION } from './module.ts';
import type { Revealable } from './reveal/types.ts';

/** The flow of a noun. @throws Error where no module binds one */
export function flowOf(services: Services, noun: string): AnyBoundFlow {
  const bound = services.use(COMPOSITION).flows.get(noun);
  if (bound === undefined) throw new Error(`No module binds a flow of ${noun}`);
  return bound;
}

/** Handlers of an event, in the order of the modules. */
export function handlersOf(services: Services, event: EventName): readonly AnyEventHandler[] {
  return services.use(COMPOSITION).handlers.get(event) ?? [];
}

/** How the numbers of a noun are obtained. @throws Error where no module declares it */
export function revealableOf(services: Services, noun: string): Revealable {
  const revealable = services.use(COMPOSITION).revealables.get(noun);
  if (revealable === undefined) throw new Error(`No module says how numbers of ${noun} are revealed`);
  return revealable;
}

/** How records of a noun are assigned. @throws Error where no module declares it */
export function assignableOf(services: Services, noun: AssignableNoun): Assignable {
  const assignable = services.use(COMPOSITION).assignables.get(noun);
  if (assignable === undefined) throw new Error(`No module says how a ${noun} comes into somebody's hands`);
  return assignable;
}

/** Whose the files of a purpose are, and who may. @throws Error where no module binds it */
export function purposeOf(services: Services, purpose: FilePurpose): BoundPurpose {
  const bound = services.use(COMPOSITION).files.get(purpose);
  if (bound === undefined) throw new Error(`No module says whose the files of ${purpose} are`);
  return bound;
}
