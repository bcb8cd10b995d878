import { strToU8, unzipSync, Zip, ZipDeflate } from "fflate";
import { ITEMS_NUMBER, xmlWords } from "./wordXml.js";

/** UTF-16 units that are packed at once: some milliseconds of work at the most. */
const PIECE = 1 << 15;

/** Enough for words, at a third of the time of the most. */
const LEVEL = 4;

const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const W14 = "http://schemas.microsoft.com/office/word/2010/wordml";
const W15 = "http://schemas.microsoft.com/office/word/2012/wordml";
const COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const NAMES = `xmlns:w="${MAIN}" xmlns:r="${RELATIONSHIPS}" xmlns:w14="${W14}" xmlns:mc="${COMPATIBILITY}" mc:Ignorable="w14"`;

/** A part of the package that is packed while it is written. */
class PackedPart {
  readonly #file: ZipDeflate;
  #waiting: string[] = [];
  #length = 0;

  constructor(zip: Zip, name: string) {
    this.#file = new ZipDeflate(name, { level: LEVEL });
    zip.add(this.#file);
  }

  push(xml: string): void {
    this.#waiting.push(xml);
    this.#length += xml.length;
    if (this.#length >= PIECE) this.#pack(false);
  }

  end(xml: string): void {
    this.#waiting.push(xml);
    this.#pack(true);
  }

  #pack(isLast: boolean): void {
    this.#file.push(strToU8(this.#waiting.join("")), isLast);
    this.#waiting = [];
    this.#length = 0;
  }
}

/** The addresses that a part links to. */
class PartLinks {
  readonly #ids = new Map<string, string>();

  idOf(address: string): string {
    const known = this.#ids.get(address) ?? `rIdLink${this.#ids.size + 1}`;
    this.#ids.set(address, known);
    return known;
  }

  get xml(): string {
    return [...this.#ids]
      .map(
        ([address, id]) =>
          `<Relationship Id="${id}" Type="${RELATIONSHIPS}/hyperlink" Target="${xmlWords(address)}" TargetMode="External"/>`,
      )
      .join("");
  }
}

/**
 * A document of Word's that is packed piece by piece while its paragraphs come. All that does not grow with the note is
 * taken from a document that the package `docx` makes.
 */
export class WordPackage {
  readonly #chunks: Uint8Array[] = [];
  readonly #zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    this.#chunks.push(chunk);
  });
  readonly #document = new PackedPart(this.#zip, "word/document.xml");
  readonly #comments = new PackedPart(this.#zip, "word/comments.xml");
  readonly #threads = new PackedPart(this.#zip, "word/commentsExtended.xml");
  readonly #links = new PartLinks();
  readonly #commentLinks = new PartLinks();

  constructor() {
    this.#document.push(`${DECLARATION}<w:document ${NAMES}><w:body>`);
    this.#comments.push(`${DECLARATION}<w:comments ${NAMES}>`);
    const names = `xmlns:w15="${W15}" xmlns:mc="${COMPATIBILITY}" mc:Ignorable="w15"`;
    this.#threads.push(`${DECLARATION}<w15:commentsEx ${names}>`);
  }

  /** Ids of addresses that paragraphs link to. */
  readonly linkIds = (address: string): string => this.#links.idOf(address);

  /** Ids of addresses that comments link to. */
  readonly commentLinkIds = (address: string): string => this.#commentLinks.idOf(address);

  /** Adds a paragraph. */
  add(xml: string): void {
    this.#document.push(xml);
  }

  /** Adds a comment, and how it stands to the others. */
  addComment(comment: string, thread: string): void {
    this.#comments.push(comment);
    this.#threads.push(thread);
  }

  /**
   * The bytes of the document.
   *
   * @param base a small document as a ZIP file, with one item of the list
   * @throws Error when it is not made as we take it to be
   */
  finish(base: Uint8Array): Uint8Array {
    const parts = unzipSync(base);
    const text = (name: string): string => new TextDecoder().decode(parts[name]);
    const document = text("word/document.xml");
    if (!document.includes(`<w:numId w:val="${ITEMS_NUMBER}"/>`)) {
      throw new Error("The list has another number");
    }
    const section = /<w:sectPr>[^]*<\/w:sectPr>/u.exec(document)?.[0] ?? "";
    this.#document.end(`${section}</w:body></w:document>`);
    this.#comments.end("</w:comments>");
    this.#threads.end("</w15:commentsEx>");
    const relationships = ["document", "comments"].map((name) => `word/_rels/${name}.xml.rels`);
    const [own = "", ofComments = ""] = relationships;
    this.#addText(own, withLinks(text(own), this.#links));
    this.#addText(ofComments, withLinks(text(ofComments), this.#commentLinks));
    const written = [...relationships, ...OWN_PARTS];
    for (const [name, bytes] of Object.entries(parts)) {
      if (!written.includes(name)) this.#addBytes(name, bytes);
    }
    this.#zip.end();
    return joined(this.#chunks);
  }

  #addText(name: string, xml: string): void {
    this.#addBytes(name, strToU8(xml));
  }

  #addBytes(name: string, bytes: Uint8Array): void {
    const file = new ZipDeflate(name, { level: LEVEL });
    this.#zip.add(file);
    file.push(bytes, true);
  }
}

const OWN_PARTS = ["word/document.xml", "word/comments.xml", "word/commentsExtended.xml"];

function withLinks(xml: string, links: PartLinks): string {
  return xml
    .replace(/<Relationships([^>]*)\/>/u, "<Relationships$1></Relationships>")
    .replace("</Relationships>", () => `${links.xml}</Relationships>`);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
