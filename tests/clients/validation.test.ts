// Clients with checks switched on, against the mock over HTTP.
import { createMockCloud } from "@hcnet/mock";
import * as publicips from "@hcnet/publicips";
import { validators as publicipsValidators } from "@hcnet/publicips/validators";
import {
  type ClientOptions,
  createSession,
  InvalidArgumentError,
  type OperationValidators,
  type Session,
  ValidationError,
} from "@hcnet/runtime";
import * as subNetworkInterfaces from "@hcnet/sub-network-interfaces";
import { validators as subNetworkInterfacesValidators } from "@hcnet/sub-network-interfaces/validators";
import * as vifPeerDetections from "@hcnet/vif-peer-detections";
import { validators as vifPeerDetectionsValidators } from "@hcnet/vif-peer-detections/validators";
import * as vifPeers from "@hcnet/vif-peers";
import { validators as vifPeersValidators } from "@hcnet/vif-peers/validators";
import * as vpcEndpointServices from "@hcnet/vpc-endpoint-services";
import { validators as vpcEndpointServicesValidators } from "@hcnet/vpc-endpoint-services/validators";
import { expect, onTestFinished, test } from "vitest";

const project = { region: "cn-north-4", projectId: "26ae5181a416420998eb2093aaed84d9" };

type Call = (input: object) => Promise<unknown>;
interface ClientModule {
  readonly operations: Readonly<Record<string, { readonly operationId: string }>>;
  createClient(session: Session, options?: ClientOptions): object;
}
type Validators = Readonly<Record<string, OperationValidators>>;

const apis: [api: string, module: ClientModule, validators: Validators, create: string][] = [
  ["publicips", publicips, publicipsValidators, "createPublicip"],
  [
    "sub-network-interfaces",
    subNetworkInterfaces,
    subNetworkInterfacesValidators,
    "createSubNetworkInterface",
  ],
  ["vif-peer-detections", vifPeerDetections, vifPeerDetectionsValidators, "createVifPeerDetection"],
  ["vif-peers", vifPeers, vifPeersValidators, "createVifPeer"],
  [
    "vpc-endpoint-services",
    vpcEndpointServices,
    vpcEndpointServicesValidators,
    "createEndpointService",
  ],
];

async function start() {
  const cloud = createMockCloud();
  const server = await cloud.listen();
  onTestFinished(() => server.close());
  const { token } = cloud.credentials;
  const session = createSession({ ...project, endpoint: server.url, credentials: { token } });
  return { cloud, session };
}

const failureOf = async (call: Promise<unknown>): Promise<ValidationError> => {
  const reason: unknown = await call.then(
    () => expect.unreachable("the call succeeded"),
    (error: unknown) => error,
  );
  expect(reason).toBeInstanceOf(ValidationError);
  return reason as ValidationError;
};

test.each(apis)("%s: a wrong request is not sent if checks are on", async (...row) => {
  const [, { createClient }, validators, create] = row;
  const { cloud, session } = await start();
  const checked = createClient(session, { validation: { validators } });
  const call = (checked as Record<string, Call>)[create] as Call;
  const error = await failureOf(call({ body: { nonsense: 1 } }));
  expect(error).toMatchObject({ code: "ERR_VALIDATION", subject: "request", operationId: create });
  expect(error.issues.map(({ path }) => path)).toContain("body.nonsense");
  expect(cloud.journal.recent()).toEqual([]);

  const trusting = createClient(session) as Record<string, Call>;
  await expect((trusting[create] as Call)({ body: { nonsense: 1 } })).rejects.toThrow();
  expect(cloud.journal.recent()).toHaveLength(1);
});

test("each place, what is wrong there and the rule, all at once", async () => {
  const { session } = await start();
  const validation = { validators: publicipsValidators };
  const client = publicips.createClient(session, { validation });
  const bandwidth = { share_type: "MINE", size: "5" } as unknown as { share_type: "PER" };
  const error = await failureOf(
    client.createPublicip({
      body: { publicip: { type: "5_bgp", ip_version: 5 as 4, colour: "red" } as object, bandwidth },
    } as Parameters<typeof client.createPublicip>[0]),
  );
  expect(error.message).toBe(
    "createPublicip: the request is not valid: " +
      "body.publicip.colour: is not a known field (additionalProperties); " +
      "body.publicip.ip_version: must be one of 4, 6 (enum); " +
      'body.bandwidth.share_type: must be one of "PER", "WHOLE" (enum); ' +
      "body.bandwidth.size: must be integer (type)",
  );
  const missing = await failureOf(client.createPublicip({} as never));
  expect(missing.message).toMatch(/body: must be object|body.publicip: is missing/);
  const list = await failureOf(
    client.listPublicips({ query: { limit: "x" as unknown as number } }),
  );
  expect(list.message).toMatch(/query\.limit: must be integer \(type\)$/);
  const misspelt = await failureOf(client.listPublicips({ query: { limti: 5 } as object }));
  expect(misspelt.issues).toMatchObject([{ path: "query.limti", message: "is not a known field" }]);
  const later = { limit: 5, marker: undefined };
  expect(await client.listPublicips({ query: later as object })).toHaveProperty("publicips");
});

/** A client whose service returns the given body. */
const clientReturning = (body: object, response = true) =>
  publicips.createClient(
    { ...project, credentials: { token: "t" }, fetch: async () => Response.json(body) },
    { validation: { validators: publicipsValidators, response } },
  );

const ip = { id: "f6318bef-6508-4ea5-a48f-6152b6b1a8fb", type: "5_bgp", status: "ACTIVE" };

test("says how to unbind when port_id is null", async () => {
  const { session } = await start();
  const validation = { validators: publicipsValidators };
  const { updatePublicip } = publicips.createClient(session, { validation });
  const path = { publicip_id: "f6318bef-6508-4ea5-a48f-6152b6b1a8fb" };
  // @ts-expect-error The type does not accept null either.
  const failure = await failureOf(updatePublicip({ path, body: { publicip: { port_id: null } } }));
  expect(failure.issues).toMatchObject([
    { path: "body.publicip.port_id", message: "must be string" },
    { path: "body.publicip.port_id", message: "to unbind, omit it or send an empty string" },
  ]);
});

test("accepts a response with unknown values and properties", async () => {
  const future = { ...ip, status: "TELEPORTING", type: "9_quantum", colour: { of: "the future" } };
  const response = { publicips: [future], cursor: 7 };
  expect(await clientReturning(response).listPublicips()).toEqual(response);
});

test("rejects a response of the wrong shape with an error that keeps its data", async () => {
  const response = { publicips: [ip, { ...ip, status: { secret: "canary" }, id: 7 }] };
  const error = await failureOf(clientReturning(response).listPublicips());
  expect(error.subject).toBe("response");
  expect(error.issues.map(({ path }) => path)).toEqual(
    expect.arrayContaining(["body.publicips[1].status", "body.publicips[1].id"]),
  );
  expect(error.message).not.toContain("canary");
  expect(error.data).toEqual(response);
  expect(error.attempts).toMatchObject([{ status: 200 }]);
  expect(await clientReturning(response, false).listPublicips()).toEqual(response);
});

test("a very long list of faults is told in part, and kept whole", async () => {
  const response = { publicips: Array.from({ length: 200 }, () => 7) };
  const error = await failureOf(clientReturning(response).listPublicips());
  expect(error.issues).toHaveLength(200);
  expect(error.message).toMatch(/; and 150 more$/);
});

test("the path-style client checks as well", async () => {
  const { session } = await start();
  const validation = { validators: publicipsValidators };
  const { http } = publicips.createClient(session, { validation });
  const body = { nonsense: 1 } as never;
  const error = await failureOf(http.POST("/v1/{project_id}/publicips", { body }));
  expect(error.operationId).toBe("createPublicip");
});

test("checks of another API are rejected at once", async () => {
  const { session } = await start();
  const create = () =>
    publicips.createClient(session, { validation: { validators: vifPeersValidators } });
  expect(create).toThrow(InvalidArgumentError);
  expect(create).toThrow(/^validation\.validators: has no check of listPublicips/);
});
