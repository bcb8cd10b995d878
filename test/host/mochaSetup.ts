/*
 * Has to be imported before the suites: it makes `describe` and `it`.
 */
import "mocha/mocha.js";

mocha.setup({
  ui: "bdd",
  // Results are taken from the runner's events; the browser build's reporters want a page.
  reporter: function noReporter() {
    // Nothing.
  },
  // An editor on a busy machine of two cores needs seconds for what usually takes milliseconds.
  timeout: 60_000,
  checkLeaks: false,
} as unknown as Mocha.MochaInstanceOptions);
