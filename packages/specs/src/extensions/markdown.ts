import { extensions } from "@hcnet/redocly-plugin/extensions";

const INTRODUCTION = `# Extensions

The OpenAPI documents say with \`x-\` members what OpenAPI and JSON Schema cannot. All are optional to
understand: a tool that ignores them gets a valid document. \`extensions/<name>.schema.json\` holds the
JSON Schema of each value. \`x-source-note\` is only in the annotated documents
(\`openapi/<api>.annotated.json\`).
`;

/** `EXTENSIONS.md`: each extension with its place, its meaning and the JSON Schema of its value. */
export function extensionsPage(rulePage: string): string {
  const rows = rulePage.split("\n").filter((line) => line.startsWith("| `x-"));
  const meanings = new Map(
    rows.map((row) => {
      const [name = "", on = "", value = ""] = row
        .split(/ \| |^\| | \|$/)
        .slice(1)
        .map((it) => it.trim());
      return [name.slice(1, -1), { on, value: value.replace(/, see \[.*/, "") }];
    }),
  );
  const sections = Object.entries(extensions).map(([name, { schema }]) => {
    const meaning = meanings.get(name);
    if (meaning === undefined) throw new Error(`${name}: no row on the page of extension-valid`);
    return `## ${name}

On: ${meaning.on}. Value: ${meaning.value}.

\`\`\`json
${JSON.stringify(schema, null, 2)}
\`\`\`
`;
  });
  return [INTRODUCTION, ...sections].join("\n");
}
