import { expect, it } from 'vitest';
import { answersOf } from './candidate-action.ts';

it('offers the likely answer first and declining last, whatever order the server sends', () => {
  expect(
    answersOf({ status: 'interview_booked', can: ['decline', 'book_interview', 'record_interview'] }),
  ).toEqual(['record_interview', 'book_interview', 'decline']);
  expect(answersOf({ status: 'applied', can: ['hire', 'decline', 'accept', 'book_interview'] })).toEqual([
    'accept',
    'book_interview',
    'hire',
    'decline',
  ]);
  expect(answersOf({ status: null, can: [] })).toEqual([]);
});
