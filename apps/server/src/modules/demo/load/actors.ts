import { system, type Actor } from '../../../app/actor.ts';

/** Whoever the rows of the demonstration are from where nobody of it did anything. */
export const DEMO: Actor = system('demo');

/** The clerk of the demonstration. Her account is made with the sites; her rows say her name only. */
export const CLERK = '小周';
