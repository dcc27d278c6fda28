/**
 * Runs one step of a set-up, reporting what it does and how long it took; every 15 s reports that it is still running.
 *
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  console.log(`· ${what} …`);
  const begin = Date.now();
  const ticker = setInterval(() => {
    console.log(`  … ${seconds(begin)}`);
  }, 15_000);
  try {
    const result = await work();
    console.log(`  ✓ ${seconds(begin)}`);
    return result;
  } finally {
    clearInterval(ticker);
  }
}

/** @param {number} begin */
export function seconds(begin) {
  return `${((Date.now() - begin) / 1000).toFixed(1)} s`;
}

/**
 * Runs a script's work and turns errors into a message and an exit code.
 *
 * @param {() => Promise<number>} work returns the exit code
 */
export async function main(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
