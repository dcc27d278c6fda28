/** The baselines: BM25 over pairs of characters, the usual way to search Chinese without a dictionary. */

const K1 = 1.2;
const B = 0.75;

function terms(text: string): string[] {
  const out: string[] = [];
  for (const run of text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[a-z0-9+#]+|\p{Script=Han}+/gu) ?? []) {
    if (/^[a-z0-9]/.test(run)) out.push(run);
    else if (run.length === 1) out.push(run);
    else for (let i = 0; i + 1 < run.length; i++) out.push(run.slice(i, i + 2));
  }
  return out;
}

export class Bm25 {
  readonly #documents = new Map<string, { counts: Map<string, number>; length: number }>();
  readonly #frequency = new Map<string, number>();
  #average = 0;

  constructor(texts: Iterable<readonly [string, string]>) {
    let total = 0;
    for (const [id, text] of texts) {
      const counts = new Map<string, number>();
      const words = terms(text);
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
      for (const word of counts.keys()) this.#frequency.set(word, (this.#frequency.get(word) ?? 0) + 1);
      this.#documents.set(id, { counts, length: words.length });
      total += words.length;
    }
    this.#average = total / Math.max(1, this.#documents.size);
  }

  score(id: string, query: string): number {
    const document = this.#documents.get(id);
    if (document === undefined) return 0;
    const size = this.#documents.size;
    let score = 0;
    for (const word of new Set(terms(query))) {
      const count = document.counts.get(word) ?? 0;
      if (count === 0) continue;
      const having = this.#frequency.get(word) ?? 0;
      const idf = Math.log(1 + (size - having + 0.5) / (having + 0.5));
      score += (idf * count * (K1 + 1)) / (count + K1 * (1 - B + (B * document.length) / this.#average));
    }
    return score;
  }
}
