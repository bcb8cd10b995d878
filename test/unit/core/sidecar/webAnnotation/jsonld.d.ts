// jsonld has no types of its own; what the tests use of it.
declare module "jsonld" {
  /** Gives the document that an address names. */
  type DocumentLoader = (address: string) => Promise<{
    readonly contextUrl: null;
    readonly documentUrl: string;
    readonly document: unknown;
  }>;

  const jsonld: {
    /** Reads JSON-LD; `safe` fails where something would be dropped. */
    expand(
      document: unknown,
      options: { readonly documentLoader: DocumentLoader; readonly safe: boolean },
    ): Promise<unknown>;
  };
  export { jsonld as default };
}
