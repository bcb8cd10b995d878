import { readFile } from "node:fs/promises";
import { inflateRawSync } from "node:zlib";

/**
 * Reads a zip archive of less than 4 GB whole. The layout is that of PKWARE's APPNOTE 6.3, sections
 * 4.3.7 (local headers), 4.3.12 (central directory) and 4.3.16 (its end).
 * @param {string} file
 * @returns {Promise<Map<string, Buffer>>} contents by path
 * @throws {Error} when it is no zip archive
 */
export async function readZip(file) {
  const bytes = await readFile(file);
  const end = bytes.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
  if (end === -1) throw new Error(`No zip archive: ${file}`);
  /** @type {Map<string, Buffer>} */
  const contents = new Map();
  let header = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameEnd = header + 46 + bytes.readUInt16LE(header + 28);
    contents.set(bytes.toString("utf8", header + 46, nameEnd), readEntry(bytes, header));
    header = nameEnd + bytes.readUInt16LE(header + 30) + bytes.readUInt16LE(header + 32);
  }
  return contents;
}

/**
 * @param {Buffer} bytes the archive
 * @param {number} header offset of the entry in the central directory
 * @returns {Buffer}
 */
function readEntry(bytes, header) {
  const local = bytes.readUInt32LE(header + 42);
  const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(begin, begin + bytes.readUInt32LE(header + 20));
  // Method 0 is stored, 8 deflated; nothing else is in use.
  return bytes.readUInt16LE(header + 10) === 0 ? packed : inflateRawSync(packed);
}
