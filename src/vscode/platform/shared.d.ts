/** What chunks import from the main bundle; the build writes it (scripts/build/chunks.mjs). */
declare module "marginalia:shared" {
  /** The named exports of each file, by the name under which chunks ask for it. */
  export const sharedModules: () => Readonly<Record<string, unknown>>;
}
