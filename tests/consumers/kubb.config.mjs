import { join } from "node:path";
import { defineConfig } from "@kubb/core";
import { pluginClient } from "@kubb/plugin-client";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";
import { pluginZod } from "@kubb/plugin-zod";

const { DOCUMENTS = "", APIS = "" } = process.env;

export default defineConfig(
  APIS.split(",").map((api) => ({
    name: api,
    root: ".",
    input: { path: join(DOCUMENTS, `${api}.json`) },
    output: { path: `generated/kubb/${api}`, clean: true },
    plugins: [pluginOas(), pluginTs(), pluginClient({ client: "fetch" }), pluginZod()],
  })),
);
