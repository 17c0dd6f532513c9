import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  basicCredentials,
  core,
  iam,
  PROJECT,
  type ServedCloud,
  serveCloud,
  vpc,
  wire,
} from "./sdk.js";

// The vendor's SDK for Node, as published, told nothing but the endpoint.

let served: ServedCloud;
beforeAll(async () => {
  served = await serveCloud();
  // The SDK prints every call that fails, with all its headers.
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await served.server.close();
  expect(served.mismatches).toEqual([]);
});

const clientWith = (credentials = basicCredentials(served).withProjectId(PROJECT)) =>
  vpc.VpcClient.newBuilder().withCredential(credentials).withEndpoint(served.server.url).build();

type Client = ReturnType<typeof clientWith>;
type ListRequest = InstanceType<typeof vpc.ListSubNetworkInterfacesRequest>;

const list = (client: Client, change = (request: ListRequest) => request) =>
  wire(client.listSubNetworkInterfaces(change(new vpc.ListSubNetworkInterfacesRequest())));

async function parentOf(client: Client): Promise<[string, string]> {
  const [first] = (await list(client)).sub_network_interfaces;
  return [first?.virsubnet_id ?? "", first?.parent_id ?? ""];
}

async function create(client: Client, description: string) {
  const option = new vpc.CreateSubNetworkInterfaceOption(...(await parentOf(client)));
  const body = new vpc.CreateSubNetworkInterfaceRequestBody(option.withDescription(description));
  const request = new vpc.CreateSubNetworkInterfaceRequest().withBody(body);
  return wire(client.createSubNetworkInterface(request));
}

const show = (client: Client, id: string) =>
  wire(client.showSubNetworkInterface(new vpc.ShowSubNetworkInterfaceRequest(id)));

describe("supplementary network interfaces with an access key", () => {
  test("are created, shown, changed and deleted", async () => {
    const client = clientWith();
    const created = await create(client, "one two");
    expect(created.httpStatusCode).toBe(201);
    const { id } = created.sub_network_interface;
    expect((await show(client, id)).sub_network_interface.description).toBe("one two");
    const text = "\u4e2d\u6587 (a)*'!";
    const option = new vpc.UpdateSubNetworkInterfaceOption().withDescription(text);
    const body = new vpc.UpdateSubNetworkInterfaceRequestBody(option);
    const update = new vpc.UpdateSubNetworkInterfaceRequest(id).withBody(body);
    expect((await wire(client.updateSubNetworkInterface(update))).httpStatusCode).toBe(200);
    const found = await list(client, (request) => request.withDescription([text]));
    expect(found.sub_network_interfaces.map((it) => it.id)).toEqual([id]);
    const deletion = new vpc.DeleteSubNetworkInterfaceRequest(id);
    expect((await wire(client.deleteSubNetworkInterface(deletion))).httpStatusCode).toBe(204);
    await expect(show(client, id)).rejects.toMatchObject({ httpStatusCode: 404 });
  });

  test("are filtered with repeated keys, and paged", async () => {
    const client = clientWith();
    const made = await Promise.all(["b", "a", "c"].map((text) => create(client, text)));
    const ids = made.map(({ sub_network_interface: it }) => it.id);
    const found = await list(client, (request) => request.withId([...ids]));
    expect(found.sub_network_interfaces.map((it) => it.id).sort()).toEqual([...ids].sort());
    const page = await list(client, (request) => request.withLimit(2));
    const { next_marker: marker } = page.page_info;
    const next = await list(client, (request) => request.withLimit(2).withMarker(marker));
    const seen = [...page.sub_network_interfaces, ...next.sub_network_interfaces];
    expect(new Set(seen.map((it) => it.id)).size).toBe(4);
  });

  test("are created in a batch and counted", async () => {
    const client = clientWith();
    const before = (await list(client)).sub_network_interfaces.length;
    const option = new vpc.BatchCreateSubNetworkInterfaceOption(...(await parentOf(client)));
    const body = new vpc.BatchCreateSubNetworkInterfaceRequestBody(option, 3);
    const request = new vpc.BatchCreateSubNetworkInterfaceRequest().withBody(body);
    const made = await wire(client.batchCreateSubNetworkInterface(request));
    expect(made.sub_network_interfaces).toHaveLength(3);
    const quantity = new vpc.ShowSubNetworkInterfacesQuantityRequest();
    const counted = await wire(client.showSubNetworkInterfacesQuantity(quantity));
    expect(counted.sub_network_interfaces).toBe(before + 3);
  });

  test("are reported missing with code, message and request id", async () => {
    const missing = show(clientWith(), "00000000-0000-4000-8000-000000000000");
    await expect(missing).rejects.toMatchObject({
      httpStatusCode: 404,
      errorCode: expect.stringMatching(/\./),
      errorMsg: expect.stringMatching(/./),
      requestId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  test("are rejected to a wrong secret key as the gateway does", async () => {
    const credentials = basicCredentials(served).withProjectId(PROJECT).withSk("wrong");
    await expect(list(clientWith(credentials))).rejects.toMatchObject({
      httpStatusCode: 401,
      errorCode: "APIGW.0301",
    });
    expect(served.mismatches.splice(0)).toHaveLength(1);
  });
});

describe("the project of a region", () => {
  test("is looked up in IAM, signed, when none is given", async () => {
    const credentials = basicCredentials(served).withIamEndpoint(served.server.url);
    const region = new core.Region("cn-north-4", [served.server.url]);
    const client = vpc.VpcClient.newBuilder()
      .withCredential(credentials)
      .withRegion(region)
      .build();
    expect((await list(client)).httpStatusCode).toBe(200);
    expect(credentials.projectId).toBe(served.cloud.identity.projects[0]?.id);
  });
});

describe("IAM", () => {
  const iamClient = () => {
    const { accessKeyId, secretAccessKey } = served.cloud.credentials;
    const credentials = new core.GlobalCredentials()
      .withAk(accessKeyId)
      .withSk(secretAccessKey)
      .withDomainId(served.cloud.identity.domain.id);
    return iam.IamClient.newBuilder()
      .withCredential(credentials)
      .withEndpoint(served.server.url)
      .build();
  };

  const passwordRequest = () => {
    const { domain, users, projects } = served.cloud.identity;
    const { name = "", password = "" } = users[0] ?? {};
    const user = new iam.PwdPasswordUser(
      new iam.PwdPasswordUserDomain(domain.name),
      name,
      password,
    );
    const identity = new iam.PwdIdentity(["password"], new iam.PwdPassword(user));
    const project = new iam.AuthScopeProject().withName(projects[0]?.name ?? "");
    const auth = new iam.PwdAuth(identity, new iam.AuthScope().withProject(project));
    const body = new iam.KeystoneCreateUserTokenByPasswordRequestBody(auth);
    return new iam.KeystoneCreateUserTokenByPasswordRequest().withBody(body);
  };

  test("lists projects and accounts", async () => {
    const { domain, projects } = served.cloud.identity;
    const client = iamClient();
    const listed = wire(client.keystoneListProjects(new iam.KeystoneListProjectsRequest()));
    expect((await listed).projects).toMatchObject(projects);
    const domains = wire(client.keystoneListAuthDomains(new iam.KeystoneListAuthDomainsRequest()));
    expect((await domains).domains).toMatchObject([domain]);
  });

  test("gives a token, and temporary keys for it that sign", async () => {
    const client = iamClient();
    const response: object = await client.keystoneCreateUserTokenByPassword(passwordRequest());
    const { "X-Subject-Token": token = "" } = response as Readonly<Record<string, string>>;
    const asked = new iam.IdentityToken().withId(token).withDurationSeconds(900);
    const identity = new iam.TokenAuthIdentity(["token"]).withToken(asked);
    const body = new iam.CreateTemporaryAccessKeyByTokenRequestBody(new iam.TokenAuth(identity));
    const request = new iam.CreateTemporaryAccessKeyByTokenRequest().withBody(body);
    const { credential } = await wire(client.createTemporaryAccessKeyByToken(request));
    const keys = new core.BasicCredentials()
      .withAk(credential.access)
      .withSk(credential.secret)
      .withSecurityToken(credential.securitytoken)
      .withProjectId(PROJECT);
    expect((await list(clientWith(keys))).httpStatusCode).toBe(200);
  });
});
