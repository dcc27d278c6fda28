import { system, type Actor } from '../../../app/actor.ts';

/** The actor of demonstration rows that no person of the network made. */
export const DEMO: Actor = system('demo');

/** The clerk of the demonstration. Her account is made with the sites; her rows say her name only. */
export const CLERK = '小周';
