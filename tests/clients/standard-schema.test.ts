// Validators as Standard Schemas, for libraries that know no more of them.

import type { UpdatePublicipInput } from "@hcnet/publicips";
import { validators } from "@hcnet/publicips/validators";
import { operations as vifPeers } from "@hcnet/vif-peers";
import { validators as vifPeerValidators } from "@hcnet/vif-peers/validators";
import type { StandardSchemaV1 } from "@standard-schema/spec";
import { initTRPC } from "@trpc/server";
import { describe, expect, expectTypeOf, test } from "vitest";

const ASSIGNMENT = {
  publicip: { type: "5_bgp" },
  bandwidth: { name: "bandwidth123", size: 10, share_type: "PER" },
} as const;

describe("a validator", () => {
  test("is a Standard Schema with the type of the body", () => {
    const schema: StandardSchemaV1 = validators.updatePublicip.request;
    expect(schema["~standard"]).toMatchObject({ version: 1, vendor: "hcnet" });
    expectTypeOf<
      StandardSchemaV1.InferOutput<typeof validators.updatePublicip.request>
    >().toEqualTypeOf<UpdatePublicipInput["body"]>();
  });

  test("returns the value itself if it is valid", () => {
    const result = validators.createPublicip.request["~standard"].validate(ASSIGNMENT);
    expect(result).toEqual({ value: ASSIGNMENT });
  });

  test("returns a message and a path for each problem, also for a field that is missing or unknown", () => {
    const wrong = { publicip: { alias: 5 }, bandwidth: ASSIGNMENT.bandwidth, more: 1 };
    const { issues } = validators.createPublicip.request["~standard"].validate(wrong);
    expect(issues).toEqual([
      { message: "must NOT have additional properties", path: ["more"] },
      { message: "must have required property 'type'", path: ["publicip", "type"] },
      { message: "must be string", path: ["publicip", "alias"] },
    ]);
  });

  test("repeats no secret in its messages", () => {
    expect(Object.keys(vifPeers)).toContain("createVifPeer");
    const wrong = { vif_peer: { bgp_md5: "canary-1 canary-1", remote_ep_group: "canary-1" } };
    const result = vifPeerValidators.createVifPeer.request["~standard"].validate(wrong);
    expect(result.issues).not.toHaveLength(0);
    expect(JSON.stringify(result)).not.toContain("canary");
  });
});

test("tRPC takes a validator as the input of a procedure", async () => {
  const t = initTRPC.create();
  const router = t.router({
    assign: t.procedure
      .input(validators.createPublicip.request)
      .mutation(({ input }) => input.publicip.type),
  });
  const caller = t.createCallerFactory(router)({});
  expect(await caller.assign(ASSIGNMENT)).toBe("5_bgp");
  const wrong = { ...ASSIGNMENT, publicip: {} } as unknown as typeof ASSIGNMENT;
  await expect(caller.assign(wrong)).rejects.toMatchObject({ code: "BAD_REQUEST" });
});
