/** Time by stage: repeated stages add up. */
export class Stages {
  readonly #seconds = new Map<string, number>();
  readonly #tell: (line: string) => void;
  readonly #now: () => number;
  #stage = '';
  #since = 0;

  /** @param now milliseconds */
  constructor(tell: (line: string) => void, now: () => number = () => performance.now()) {
    this.#tell = tell;
    this.#now = now;
  }

  /** Assigns time from now on to this stage; does nothing when it is already current. */
  enter(stage: string): void {
    if (stage === this.#stage) return;
    this.end();
    this.#stage = stage;
  }

  end(): void {
    const now = this.#now();
    if (this.#stage !== '') {
      const taken = (now - this.#since) / 1_000;
      this.#seconds.set(this.#stage, (this.#seconds.get(this.#stage) ?? 0) + taken);
      this.#tell(`${this.#stage}: ${taken.toFixed(1)} s`);
    }
    this.#stage = '';
    this.#since = now;
  }

  seconds(): ReadonlyMap<string, number> {
    return this.#seconds;
  }

  total(): number {
    return [...this.#seconds.values()].reduce((sum, one) => sum + one, 0);
  }
}
