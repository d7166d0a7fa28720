/**
 * Lit's templates, shown in the script that the person reads: simplified or traditional.
 *
 * Both the fixed words of a template and the strings put into it pass through here, so no view
 * has to think of it. The table of characters is fetched when it is first wanted.
 */

import { html as plainHtml, svg as plainSvg, type TemplateResult } from "lit/html.js";

type Convert = (text: string) => string;

let convert: Convert | null = null;
const cache = new WeakMap<TemplateStringsArray, TemplateStringsArray>();

/** Switches the script; what is rendered after this shows it. */
export async function useTraditional(on: boolean): Promise<void> {
  convert = on ? (await import("./hant")).toTraditional : null;
}

/** A text outside of templates, such as a page title. */
export const shown: Convert = (text) => (convert ? convert(text) : text);

function fixedWords(strings: TemplateStringsArray): TemplateStringsArray {
  if (!convert) return strings;
  const known = cache.get(strings);
  if (known) return known;
  const other = Object.assign(strings.map(convert), { raw: strings.raw }) as TemplateStringsArray;
  cache.set(strings, other);
  return other;
}

const given = (value: unknown): unknown => (typeof value === "string" ? shown(value) : value);

export const html = (strings: TemplateStringsArray, ...values: unknown[]): TemplateResult =>
  plainHtml(fixedWords(strings), ...values.map(given));

export const svg = (strings: TemplateStringsArray, ...values: unknown[]): TemplateResult<2> =>
  plainSvg(fixedWords(strings), ...values.map(given));
