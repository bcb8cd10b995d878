const name = "vscode";

const once = "once";

/**
 * Gives all files of a bundle one and the same module of the editor's API. The bundler would else copy it for each file
 * that imports it, with a getter for every name in it: 42 copies, the larger part of what the main bundle took to load.
 * @type {import("esbuild").Plugin}
 */
export const editorApiOnce = {
  name: "the editor's API once",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      namespace === once ? { path: name, external: true } : { path: name, namespace: once },
    );
    onLoad({ filter: /.*/, namespace: once }, () => ({ contents: `export * from "${name}";` }));
  },
};
