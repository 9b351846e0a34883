// Prints a PDF's text as pdf.js hands it to a text layer: items in order, a line feed where one ends a line.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

// Reading text draws nothing, so that what node lacks of a canvas is only named.
globalThis.DOMMatrix ??= class {};
console.log = console.error;

const [library, file] = process.argv.slice(2);
const { getDocument, VerbosityLevel } = await import(pathToFileURL(library).href);
const data = new Uint8Array(await readFile(file));
const pdf = await getDocument({ data, verbosity: VerbosityLevel.ERRORS, useSystemFonts: false }).promise;
const pages = [];
for (let number = 1; number <= pdf.numPages; number += 1) {
  const content = await (await pdf.getPage(number)).getTextContent();
  pages.push(content.items.map((item) => (item.str ?? "") + (item.hasEOL ? "\n" : "")).join(""));
}
process.stdout.write(pages.join("\n\f"));
