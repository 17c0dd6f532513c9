// Guides, error codes and models as resources.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { API_NAMES } from "@hcnet/operations";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, type Host } from "./support/host.js";

const REPOSITORY = new URL("../../../", import.meta.url);
const GUIDES = new URL("packages/docs/guides/", REPOSITORY);
const MAX_BYTES_OF_GUIDES = 160_000;
let host: Host;

beforeAll(async () => {
  host = await connect();
});
afterAll(() => host.client.close());

const read = async (uri: string) => {
  const { contents } = await host.client.readResource({ uri });
  const [first] = contents as readonly { text: string; mimeType: string }[];
  return { text: first?.text ?? "", mimeType: first?.mimeType };
};
const readJson = async (uri: string) =>
  JSON.parse((await read(uri)).text) as Record<string, unknown>;

test("the guides are those of the docs, but for the ones about specs", async () => {
  const { resources } = await host.client.listResources();
  const guides = resources.filter(({ uri }) => uri.startsWith("hcnet://guides/"));
  const files = readdirSync(GUIDES).filter((file) => file.endsWith(".md"));
  const expected = files
    .filter((file) => !readFileSync(new URL(file, GUIDES), "utf8").includes("\ngroup: Specs\n"))
    .map((file) => `hcnet://guides/${file.replace(".md", "")}`);
  expect(guides.map(({ uri }) => uri).sort()).toEqual(expected.sort());
  let total = 0;
  for (const { uri, title, description, size = 0 } of guides) {
    const { text, mimeType } = await read(uri);
    expect(mimeType).toBe("text/markdown");
    expect(title).toBe(`Guide: ${/^# (.+)\n/.exec(text)?.[1]}`);
    expect(description?.length).toBeGreaterThan(20);
    expect(Buffer.byteLength(text)).toBe(size);
    total += size;
  }
  expect(total).toBeLessThan(MAX_BYTES_OF_GUIDES);
});

test("a guide contains its samples, and links that lead somewhere without the site", async () => {
  const { resources } = await host.client.listResources();
  const texts = new Map<string, string>();
  for (const { uri } of resources.filter(({ mimeType }) => mimeType === "text/markdown")) {
    texts.set(uri, (await read(uri)).text);
  }
  expect(texts.get("hcnet://guides/agents")).toContain("// tools/call updatePublicip\n{");
  const prose = [...texts.values()].map((text) =>
    text.replaceAll(/^```[\s\S]*?^```$/gm, "").replaceAll(/`[^`\n]*`/g, "`"),
  );
  expect(prose.join("\n")).not.toContain("<<<");
  const links = prose.flatMap((text) =>
    Array.from(text.matchAll(/\]\(([^)\s]+)\)/g), ([, target = ""]) => target),
  );
  expect(links.filter((link) => !/^(?:https:|hcnet:|#)/.test(link))).toEqual([]);
  const internal = links.filter((link) => link.startsWith("hcnet:"));
  expect(internal.length).toBeGreaterThan(20);
  for (const uri of new Set(internal)) expect((await read(uri)).text, uri).not.toBe("");
  const files = links.flatMap(
    (link) => /hcnet\/(?:tree|blob)\/main\/([^#]+)/.exec(link)?.[1] ?? [],
  );
  expect(files.filter((file) => !existsSync(new URL(file, REPOSITORY)))).toEqual([]);
});

test("each API has its error codes and models, and each of them by name", async () => {
  const { resources } = await host.client.listResources();
  const data = resources.filter(({ mimeType }) => mimeType === "application/json");
  expect(data).toHaveLength(2 * API_NAMES.length);
  for (const { uri } of data) expect(Object.keys(await readJson(uri)).length).toBeGreaterThan(3);
  const codes = await readJson("hcnet://error-codes/publicips");
  expect(await readJson("hcnet://error-codes/publicips/VPC.0504")).toBe(codes["VPC.0504"]);
  const models = await readJson("hcnet://models/publicips");
  const { $defs, ...model } = await readJson("hcnet://models/publicips/PublicipShowResp");
  expect(model).toEqual(models.PublicipShowResp);
  for (const name of Object.keys($defs as object)) {
    expect(($defs as Record<string, unknown>)[name]).toEqual(models[name]);
  }
});

test.for([
  "hcnet://models/other",
  "hcnet://models/publicips/Other",
  "hcnet://models/publicips/toString",
  "hcnet://other/publicips",
  "hcnet://constructor/publicips",
  "hcnet://guides/linting",
  "hcnet://guides/agents/more",
  "hcnet://guides/../package",
])("%s is no resource", async (uri) => {
  await expect(host.client.readResource({ uri })).rejects.toThrow("not found");
});

test("the templates have arguments that can be completed", async () => {
  const { resourceTemplates } = await host.client.listResourceTemplates();
  const uris = resourceTemplates.map(({ uriTemplate }) => uriTemplate);
  expect(uris).toEqual(["hcnet://error-codes/{api}/{code}", "hcnet://models/{api}/{model}"]);
  const complete = async (uri: string, name: string, value: string, api?: string) => {
    const { completion } = await host.client.complete({
      ...{ ref: { type: "ref/resource", uri }, argument: { name, value } },
      ...(api === undefined ? {} : { context: { arguments: { api } } }),
    });
    return completion;
  };
  const [codes = "", models = ""] = uris;
  expect((await complete(models, "api", "vif")).values).toEqual([
    "vif-peer-detections",
    "vif-peers",
  ]);
  expect((await complete(codes, "code", "VPC.05", "publicips")).values).toContain("VPC.0504");
  const all = await complete(models, "model", "", "vpc-endpoint-services");
  expect(all.values.length).toBe(Math.min(100, all.total ?? 0));
  expect(all.hasMore).toBe((all.total ?? 0) > 100);
  expect((await complete(models, "model", "")).values).toEqual([]);
  expect((await complete("hcnet://other/{api}", "api", "")).values).toEqual([]);
});
