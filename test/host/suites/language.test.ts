import { assert } from "chai";
import { env, extensions, l10n, Uri, workspace } from "vscode";
import { setup } from "../setup.js";

/** Reads a table of texts that the extension brings; empty when there is none for the language. */
async function readTexts(...path: string[]): Promise<Record<string, string>> {
  const extension = extensions.getExtension("marginalia.marginalia");
  assert.isDefined(extension, "the extension is not installed");
  const bytes = await workspace.fs.readFile(Uri.joinPath(extension.extensionUri, ...path));
  return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, string>;
}

describe(`language ${setup.locale}`, () => {
  before(async () => {
    // The texts of the program are read when it is activated.
    await extensions.getExtension("marginalia.marginalia")?.activate();
  });

  it("is the editor's", () => {
    assert.equal(env.language, setup.locale);
  });

  it("is that of the manifest's texts", async () => {
    const file = setup.locale === "en" ? "package.nls.json" : `package.nls.${setup.locale}.json`;
    const texts = await readTexts(file);
    const manifest = extensions.getExtension("marginalia.marginalia")?.packageJSON as {
      readonly description: string;
    };
    assert.equal(manifest.description, texts["extension.description"]);
  });

  it("is that of the texts in the program", async () => {
    if (setup.locale === "en") {
      assert.equal(l10n.t("Marginalia"), "Marginalia");
      return;
    }
    const texts = Object.entries(await readTexts("l10n", `bundle.l10n.${setup.locale}.json`));
    assert.isNotEmpty(texts);
    for (const [english, translated] of texts) {
      // Placeholders that nothing fills stay as they are.
      assert.equal(l10n.t({ message: english, comment: [] }), translated);
    }
  });
});
