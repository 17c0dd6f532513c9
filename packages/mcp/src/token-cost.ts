import type { Tool } from "@modelcontextprotocol/server";

/** Characters of JSON per token, about right for the tokenizers of current models. */
const CHARACTERS_PER_TOKEN = 4;

/** Lists tools with the tokens that each costs in the context of a model, estimated from its JSON. */
export function tokenCosts(tools: readonly Tool[]): string {
  const costs = tools.map((tool) => {
    // Hosts pass the output schema to the model seldom, so it is counted apart.
    const { outputSchema, ...shown } = tool;
    return { name: tool.name, input: tokens(shown), output: tokens(outputSchema ?? {}) };
  });
  const width = Math.max(5, ...costs.map(({ name }) => name.length));
  const total = {
    name: "total",
    input: costs.reduce((sum, { input }) => sum + input, 0),
    output: costs.reduce((sum, { output }) => sum + output, 0),
  };
  const rows = [...costs, total].map(
    ({ name, input, output }) =>
      `${name.padEnd(width)}  ${String(input).padStart(7)}  ${String(output).padStart(13)}`,
  );
  const head = `${"tool".padEnd(width)}   tokens  output schema`;
  return [
    head,
    ...rows,
    `${tools.length} tools; 4 characters of JSON count as one token.`,
    "",
  ].join("\n");
}

const tokens = (value: object): number =>
  Math.ceil(JSON.stringify(value).length / CHARACTERS_PER_TOKEN);
