/**
 * @typedef {object} PageOptions
 * @property {"en" | "zh-cn"} [locale] language of the extension's own texts; default: en
 * @property {Record<string, unknown>} [settings] default values of settings in this window
 * @property {number} [width] default: 1280
 * @property {number} [height] default: 800
 */

/**
 * Opens a page for an editor's window, with a profile of its own.
 * @param {import("playwright-core").Browser} browser
 * @param {PageOptions} options
 * @returns {Promise<import("playwright-core").Page>} nothing loaded yet; other pages of its context have the same settings
 */
export async function newPage(browser, options) {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    locale: options.locale === "zh-cn" ? "zh-CN" : "en-US",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  await context.route(
    (url) => url.pathname === "/",
    async (route) => {
      const response = await route.fetch();
      const body = rewrite(await response.text(), options);
      await route.fulfill({ response, body });
    },
  );
  if (options.locale !== undefined && options.locale !== "en") {
    await setLocale(page, options.locale);
  }
  return page;
}

/**
 * Both editors read their configuration from an attribute of the page they serve; that is where
 * default settings go, since a fresh profile has no settings file.
 * @param {string} html
 * @param {PageOptions} options
 * @returns {string}
 */
function rewrite(html, options) {
  return html
    .replace(
      /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)(")/u,
      (_, before, json, after) => {
        const configuration = JSON.parse(json.replaceAll("&quot;", '"').replaceAll("&amp;", "&"));
        configuration.configurationDefaults = {
          ...configuration.configurationDefaults,
          ...options.settings,
        };
        return `${before}${escapeAttribute(JSON.stringify(configuration))}${after}`;
      },
    )
    .replace(
      /<script>\s+performance\.mark\('code\/willLoadWorkbenchMain'\)/u,
      (startup) => `${loaderLocale(options.locale)}${startup}`,
    );
}

/**
 * @param {string} text
 * @returns {string}
 */
function escapeAttribute(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}

/**
 * 1.91 asks its module loader for the language: a script that goes between the loader's
 * configuration and the program.
 * @param {string | undefined} locale
 * @returns {string}
 */
function loaderLocale(locale) {
  if (locale === undefined || locale === "en") return "";
  const configuration = { "vs/nls": { availableLanguages: { "*": locale } } };
  return `<script>globalThis.require?.config?.(${JSON.stringify(configuration)});</script>`;
}

/**
 * Makes an editor say that its language is `locale`, without a language pack: its own texts stay
 * English, an extension's are looked up in that language.
 * @param {import("playwright-core").Page} page
 * @param {string} locale
 */
async function setLocale(page, locale) {
  // The English texts that the page always loads set this name back to nothing.
  await page.addInitScript((language) => {
    Object.defineProperty(globalThis, "_VSCODE_NLS_LANGUAGE", {
      get: () => language,
      set() {
        // Kept as it is.
      },
    });
  }, locale);
  // 1.91 in the web reads no other texts of a manifest than package.nls.json, for want of a gallery
  // that says which languages there are.
  await page.route("**/static/devextensions/package.nls.json", async (route) => {
    const url = route.request().url().replace(/json$/u, `${locale}.json`);
    await route.fulfill({ response: await route.fetch({ url }) });
  });
}
