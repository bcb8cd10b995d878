// npm run package: builds for release and makes marginalia-VERSION.vsix.
import { ensureDependencies } from "./lib/dependencies.mjs";
import { inRoot, root } from "./lib/paths.mjs";

await ensureDependencies();
const { default: vsce } = await import("@vscode/vsce");
const { build, printSizes } = await import("./build/bundles.mjs");
const { removeFolder } = await import("./lib/temporary.mjs");

// Bundles of an earlier build may have had other names.
await removeFolder(inRoot("dist"));
console.log("Bundles");
printSizes(await build({ isProduction: true }));
// It prints the content with sizes. Bundles hold all that they import, so the package has no
// node_modules. There is no public repository yet to which the README's links could be rewritten.
await vsce.createVSIX({
  cwd: root,
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
