import assert from "node:assert/strict";
import { ANNOTATION_KINDS } from "../../../src/core/index.js";
import { readManifest } from "./manifestFile.js";

/** Backgrounds of the editor in the themes that VS Code starts with. */
const backgrounds = {
  dark: ["#1f1f1f", "#1e1e1e"],
  light: ["#ffffff"],
  highContrast: ["#000000"],
  highContrastLight: ["#ffffff"],
} as const;

/** WCAG 2.2, 1.4.3 for text; high contrast themes promise 7. */
const leastContrast = { dark: 4.5, light: 4.5, highContrast: 7, highContrastLight: 7 } as const;

const colors = new Map(
  readManifest().contributes.colors.map((color) => [color.id, color.defaults]),
);

describe("colours of the kinds", () => {
  for (const kind of ANNOTATION_KINDS) {
    it(`can be read on their own background: ${kind}`, () => {
      const text = colors.get(`marginalia.kind.${kind}`);
      const background = colors.get(`marginalia.kindBackground.${kind}`);
      assert.ok(text && background);
      for (const theme of Object.keys(backgrounds) as (keyof typeof backgrounds)[]) {
        for (const page of backgrounds[theme]) {
          const behind = mix(background[theme], page);
          assert.ok(contrast(text[theme], behind) >= leastContrast[theme], `${theme}: ${page}`);
          // A reply lies on the background of what it answers.
          const nested = mix(background[theme], behind);
          assert.ok(
            contrast(text[theme], nested) >= leastContrast[theme],
            `${theme}, reply: ${page}`,
          );
        }
      }
    });
  }
});

type Rgb = readonly [red: number, green: number, blue: number];

function channels(color: string): Rgb {
  const at = (start: number): number => Number.parseInt(color.slice(start, start + 2), 16);
  return [at(1), at(3), at(5)];
}

/** A translucent colour (`#rrggbbaa`) on an opaque one. */
function mix(color: string, below: string): string {
  const alpha = color.length > 7 ? Number.parseInt(color.slice(7), 16) / 255 : 1;
  const base = channels(below);
  const mixed = channels(color).map((value, index) =>
    Math.round(value * alpha + (base[index] ?? 0) * (1 - alpha))
      .toString(16)
      .padStart(2, "0"),
  );
  return `#${mixed.join("")}`;
}

/** Contrast ratio as WCAG defines it. */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(color: string): number {
  const [red, green, blue] = channels(color).map((value) => {
    const part = value / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
