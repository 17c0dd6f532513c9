// The error codes that the clients know, compared with the specs and the mock's responses.
import { readFileSync } from "node:fs";
import { createMockCloud } from "@hcnet/mock";
import * as publicips from "@hcnet/publicips";
import { createSession } from "@hcnet/runtime";
import type * as vifPeers from "@hcnet/vif-peers";
import { expect, expectTypeOf, test } from "vitest";
import { APIS } from "../../scripts/lib/apis.js";
import { listOperations, type OpenApiDocument, resolveRef } from "../../scripts/lib/openapi.js";

type ErrorCodes = Readonly<Record<string, string>>;

const modules = await Promise.all(
  APIS.map(
    async (api): Promise<[api: string, module: { readonly errorCodes: ErrorCodes }]> => [
      api,
      await import(`@hcnet/${api}`),
    ],
  ),
);

/** Value of `code` or `error_code` in a body. */
function codesOf(body: unknown): string[] {
  if (typeof body !== "object" || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) =>
    /^(error_)?code$/.test(name) && typeof value === "string" && value !== ""
      ? [value]
      : codesOf(value),
  );
}

/** The codes in all examples of error responses. */
function codesInExamples(document: OpenApiDocument): Set<string> {
  const responses = listOperations(document).flatMap(({ operation }) =>
    Object.entries(operation.responses).filter(([status]) => !status.startsWith("2")),
  );
  const examples = responses.flatMap(([, response]) =>
    Object.values(resolveRef(document, response).content?.["application/json"]?.examples ?? {}),
  );
  return new Set(examples.flatMap((example) => codesOf(example.value)));
}

test.each(modules)("%s knows the codes of its examples", (api, { errorCodes }) => {
  const file = new URL(`../../packages/${api}/generated/openapi.json`, import.meta.url);
  const codes = codesInExamples(JSON.parse(readFileSync(file, "utf8")) as OpenApiDocument);
  expect(codes.size).toBeGreaterThan(5);
  const unknown = [...codes].filter((code) => !Object.hasOwn(errorCodes, code));
  expect(unknown).toEqual([]);
  for (const meaning of Object.values(errorCodes)) expect(meaning).toMatch(/^\w.*\.$/);
});

test("an error of the service is told by its code", async () => {
  const { fetch, credentials } = createMockCloud();
  const { token } = credentials;
  const project = { region: "cn-north-4", projectId: "26ae5181a416420998eb2093aaed84d9" };
  const client = publicips.createClient(
    createSession({ ...project, credentials: { token }, fetch }),
  );
  const path = { publicip_id: "00000000-0000-4000-8000-000000000000" };
  const error: unknown = await client.showPublicip({ path }).catch((reason: unknown) => reason);
  expect(publicips.isApiError(error)).toBe(true);
  expect(publicips.isApiError(error, "VPC.0504")).toBe(true);
  expect(publicips.isApiError(error, "VPC.0510")).toBe(false);
  expect(publicips.errorCodes["VPC.0504"]).toBe("The EIP does not exist.");
});

test("types offer the codes of the API and take others", () => {
  const error: unknown = undefined;
  if (publicips.isApiError(error, "VPC.0504", "VPC.9999")) {
    expectTypeOf(error.code).toEqualTypeOf<publicips.ErrorCode>();
  }
  expectTypeOf<"VPC.0504">().toExtend<keyof typeof publicips.errorCodes>();
  expectTypeOf<"DC.0001">().toExtend<keyof typeof vifPeers.errorCodes>();
  // @ts-expect-error a code of another API
  publicips.errorCodes["DC.0001"];
});
