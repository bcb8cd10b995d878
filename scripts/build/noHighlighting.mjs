/*
 * What the Markdown parser takes from @lezer/highlight, without effect: trees get no colours. The original weighs 5 kB
 * in the main bundle and makes some hundred tags whenever the extension is activated.
 */

export class Tag {}

const tag = new Tag();

/** Any colour, and those that are made of others. */
export const tags = new Proxy(
  { special: () => tag },
  { get: (target, name) => (name === "special" ? target.special : tag) },
);

/** @returns {() => null} says of each type of node that it has no colour */
export const styleTags = () => () => null;
