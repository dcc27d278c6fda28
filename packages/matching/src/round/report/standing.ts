/** The price of a place in words: how many others a recommendation competes with. */

export type Standing = 'free' | 'sought' | 'crowded';

/**
 * The share of its score from which a place is crowded. A price of a third means that a person whose score is a third
 * lower would find nothing better elsewhere: only people whom it suits clearly better are sent there.
 */
const CROWDED_SHARE = 1 / 3;

/**
 * How a seeker stands at a recommended vacancy.
 * - `free`: there are places for all who are sent there;
 * - `sought`: it has fewer places than people who would like it, and this person is among those whom it suits best;
 * - `crowded`: as `sought`, and the price is at least a third of the score, or more people than its slots were sent:
 *   the texts say that many people suit it.
 * @param price price of the vacancy at the end of the round, points
 * @param score score of the pair, points
 * @param capacity slots (headcount times k)
 * @param load people the round sends there
 */
export function standing(price: number, score: number, capacity: number, load: number): Standing {
  if (load > capacity) return 'crowded';
  if (price <= 0 || load < capacity) return 'free';
  return price >= score * CROWDED_SHARE ? 'crowded' : 'sought';
}
