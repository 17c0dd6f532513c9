// Every operation, called as a tool on the mock cloud. The official client checks each output against
// the schema of the tool.
import { createMockCloud } from "@hcnet/mock";
import { type ApiName, loadOperations } from "@hcnet/operations";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadValidators } from "../../operations/src/apis.js";
import { SAMPLE_SEED, sampleInput } from "../../operations/test/support/sample-calls.js";
import { connect, type Host, textOf } from "./support/host.js";

const operations = [...loadOperations().values()];
const cloud = createMockCloud({ transitions: "instant" });
let host: Host;

beforeAll(async () => {
  host = await connect({ cloud, allow: ["*"] });
  // The client knows the output schemas after it listed the tools.
  await host.client.listTools();
});
afterAll(() => host.client.close());

describe("every operation is called through its tool", () => {
  for (const operation of operations) {
    const { id, descriptor, api } = operation;
    test(`${id} returns a response that is valid against the spec`, async () => {
      cloud.reset();
      if (id === "deleteEndpointService") cloud.seed(SAMPLE_SEED);
      const input = sampleInput(operation);
      const first = await host.call(id, input);
      expect(first.isError, textOf(first)).toBeUndefined();
      let response: unknown = first.structuredContent;
      if (descriptor.method !== "GET") {
        const { plan } = first.structuredContent as { plan: { confirm: string } };
        const second = await host.call(id, { ...input, confirm: plan.confirm });
        expect(second.isError, textOf(second)).toBeUndefined();
        response = (second.structuredContent as { response: unknown }).response;
      }
      const { responses } = (await loadValidators(api.name as ApiName))[id] ?? {};
      const { success, noContent = [] } = descriptor;
      const [status] = success.filter((each) => !noContent.includes(each));
      const validate = status === undefined ? undefined : responses?.[status];
      if (validate === undefined) expect(response).toBeNull();
      else expect(validate(response), JSON.stringify(validate.errors)).toBe(true);
    });
  }
});
