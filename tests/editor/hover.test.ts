import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createLanguageService, type Hover } from "./language-service.js";

const PROGRAM = join(import.meta.dirname, "program.ts");
const service = createLanguageService(PROGRAM);

const symbols = [...readFileSync(PROGRAM, "utf8").matchAll(/\/\*([\w ]+)\*\/\s*"?/g)].map(
  ({ 0: mark, 1: name = "", index }) => ({ name, position: index + mark.length }),
);
const hovers = new Map(symbols.map(({ name, position }) => [name, service.hover(position)]));

const section = ([name, { display, documentation, tags }]: [string, Hover]): string =>
  [
    `## ${name}`,
    `\`\`\`ts\n${display}\n\`\`\``,
    documentation,
    tags
      .map((tag) => `@${tag.name}${tag.text.startsWith("```") ? "\n\n" : " "}${tag.text}`)
      .join("\n"),
  ]
    .filter((part) => part !== "")
    .join("\n\n");

test("the program compiles", () => {
  expect(service.errors()).toEqual([]);
  expect(hovers.size).toBeGreaterThanOrEqual(20);
});

test("an editor shows the recorded text for each symbol", async () => {
  const text = `# What an editor shows\n\n${[...hovers].map(section).join("\n\n")}\n`;
  await expect(text).toMatchFileSnapshot("hovers.md");
});

test.each([...hovers])("%s has a short signature, documentation and no empty tag", (_, hover) => {
  expect(hover.display.split("\n").length).toBeLessThanOrEqual(4);
  expect(hover.display.length).toBeLessThanOrEqual(400);
  expect(hover.documentation).toMatch(/\w/);
  expect(hover.tags.filter(({ text }) => text.trim() === "")).toEqual([]);
});

test.each([
  "operation",
  "list",
  "waiter",
  "standalone operation",
  "standalone list",
  "standalone waiter",
])("%s names its input and output and links to its page", (name) => {
  const hover = hovers.get(name);
  expect(hover?.display).toMatch(/input\??: \w+Input/);
  expect(hover?.display).toMatch(/(OperationCall|Promise)<\w+/);
  expect(hover?.tags.find((tag) => tag.name === "see")?.text).toContain("https://");
});
