/**
 * Counts what passed and what failed, over every kind of check, and prints the closing line.
 */
export class Tally {
  #passed = 0;
  /** @type {string[]} */
  #failures = [];

  /**
   * @param {string} title what was checked
   * @param {boolean} ok
   */
  add(title, ok) {
    if (ok) this.#passed += 1;
    else this.#failures.push(title);
  }

  /**
   * @param {Tally} other results to count here too
   */
  addAll(other) {
    this.#passed += other.#passed;
    this.#failures.push(...other.#failures);
  }

  get passed() {
    return this.#passed;
  }

  get failed() {
    return this.#failures.length;
  }

  /**
   * Prints the failures by name, then the closing line, and sets the exit code.
   */
  close() {
    // A run that checked nothing is a broken run.
    if (this.#passed + this.failed === 0) this.add("nothing was run", false);
    if (this.failed > 0) {
      console.log("\nFailed:");
      for (const title of this.#failures) console.log(`  ${title}`);
    }
    console.log(`\n${String(this.#passed)} passed, ${String(this.failed)} failed`);
    process.exitCode = this.failed > 0 ? 1 : 0;
  }
}
