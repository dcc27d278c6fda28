import { describe, expect, it } from 'vitest';
import { boardPath, mapPath, placeOf } from './place.ts';

const ID = '3WvDzXJ8VhVPhZpbKjqfQe';

describe('placeOf', () => {
  it('opens a board by its path', () => {
    expect(placeOf(`/screens/board/${ID}`, '')).toEqual({ page: 'board', siteId: ID });
    expect(placeOf(boardPath(ID), '?lang=en')).toEqual({ page: 'board', siteId: ID });
  });

  it('opens a map by its path', () => {
    expect(placeOf(mapPath(ID), '')).toEqual({ page: 'map', siteId: ID });
  });

  it('opens a board by ?site= with an id', () => {
    expect(placeOf('/screens/', `?site=${ID}`)).toEqual({ page: 'board', siteId: ID });
  });

  it('takes anything else in ?site= as a search', () => {
    expect(placeOf('/screens/', '?site=%E6%B2%B3%E8%A5%BF')).toEqual({ page: 'chooser', search: '河西' });
    expect(placeOf('/screens', '')).toEqual({ page: 'chooser', search: '' });
    expect(placeOf('/screens/board/', '')).toEqual({ page: 'chooser', search: '' });
  });
});
