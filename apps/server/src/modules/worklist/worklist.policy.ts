import { askedAtTheDoor } from '../../records/policy.ts';

/** Each kind of work asks its own verb, at the places of its records. */
export const worklistPolicy = askedAtTheDoor('worklist', ['todo.read']);
