import { join } from "node:path";

const { DOCUMENTS = "", APIS = "" } = process.env;

const project = (api, client) => ({
  input: join(DOCUMENTS, `${api}.json`),
  output: { target: `generated/orval/${client}/${api}.ts`, client },
});

export default Object.fromEntries(
  APIS.split(",").flatMap((api) =>
    ["fetch", "zod"].map((client) => [`${api}-${client}`, project(api, client)]),
  ),
);
