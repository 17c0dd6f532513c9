import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { basicCredentials, core, iam, PROJECT, type ServedCloud, serveCloud, vpc } from "./sdk.js";

// The vendor's SDK for Node, as published, told nothing but the endpoint.

let served: ServedCloud;
beforeAll(async () => {
  served = await serveCloud();
});
afterAll(async () => {
  await served.server.close();
  expect(served.mismatches).toEqual([]);
});

const clientWith = (credentials = basicCredentials(served).withProjectId(PROJECT)) =>
  vpc.VpcClient.newBuilder().withCredential(credentials).withEndpoint(served.server.url).build();

type Client = ReturnType<typeof clientWith>;

const list = (
  client: Client,
  change = (it: InstanceType<typeof vpc.ListSubNetworkInterfacesRequest>) => it,
) => client.listSubNetworkInterfaces(change(new vpc.ListSubNetworkInterfacesRequest()));

async function parentOf(client: Client) {
  const { sub_network_interfaces: [first] = [] } = await list(client);
  return { virsubnetId: first?.virsubnetId ?? "", parentId: first?.parentId ?? "" };
}

async function create(client: Client, description: string) {
  const { virsubnetId, parentId } = await parentOf(client);
  const option = new vpc.CreateSubNetworkInterfaceOption(virsubnetId, parentId);
  const body = new vpc.CreateSubNetworkInterfaceRequestBody(option.withDescription(description));
  return client.createSubNetworkInterface(
    new vpc.CreateSubNetworkInterfaceRequest().withBody(body),
  );
}

describe("supplementary network interfaces with an access key", () => {
  it("are created, shown, changed and deleted", async () => {
    const client = clientWith();
    const created = await create(client, "one two");
    expect(created.httpStatusCode).toBe(201);
    const id = created.sub_network_interface?.id ?? "";
    const shown = await client.showSubNetworkInterface(new vpc.ShowSubNetworkInterfaceRequest(id));
    expect(shown.sub_network_interface).toMatchObject({ id, description: "one two" });
    const option = new vpc.UpdateSubNetworkInterfaceOption().withDescription("中文 (a)*'!");
    const body = new vpc.UpdateSubNetworkInterfaceRequestBody(option);
    const update = new vpc.UpdateSubNetworkInterfaceRequest(id).withBody(body);
    const updated = await client.updateSubNetworkInterface(update);
    expect(updated.httpStatusCode).toBe(200);
    const found = await list(client, (it) => it.withDescription(["中文 (a)*'!"]));
    expect(found.sub_network_interfaces?.map((it) => it.id)).toEqual([id]);
    const gone = await client.deleteSubNetworkInterface(
      new vpc.DeleteSubNetworkInterfaceRequest(id),
    );
    expect(gone.httpStatusCode).toBe(204);
    const again = client.showSubNetworkInterface(new vpc.ShowSubNetworkInterfaceRequest(id));
    await expect(again).rejects.toMatchObject({ httpStatusCode: 404 });
  });

  it("are filtered with repeated keys, and paged", async () => {
    const client = clientWith();
    const ids = await Promise.all(["b", "a", "c"].map((text) => create(client, text))).then((all) =>
      all.map(({ sub_network_interface: it }) => it?.id ?? ""),
    );
    const found = await list(client, (it) => it.withId([...ids]));
    expect(found.sub_network_interfaces?.map((it) => it.id).sort()).toEqual([...ids].sort());
    const page = await list(client, (it) => it.withLimit(2));
    const next = await list(client, (it) =>
      it.withLimit(2).withMarker(page.page_info?.nextMarker ?? ""),
    );
    const seen = [...(page.sub_network_interfaces ?? []), ...(next.sub_network_interfaces ?? [])];
    expect(new Set(seen.map((it) => it.id)).size).toBe(4);
  });

  it("are created in a batch, counted and moved", async () => {
    const client = clientWith();
    const count = () =>
      client.showSubNetworkInterfacesQuantity(new vpc.ShowSubNetworkInterfacesQuantityRequest());
    const before = (await count()).sub_network_interfaces ?? 0;
    const { virsubnetId, parentId } = await parentOf(client);
    const option = new vpc.BatchCreateSubNetworkInterfaceOption(3, virsubnetId, parentId);
    const body = new vpc.BatchCreateSubNetworkInterfaceRequestBody(option);
    const request = new vpc.BatchCreateSubNetworkInterfaceRequest().withBody(body);
    const { sub_network_interfaces: made = [] } =
      await client.batchCreateSubNetworkInterface(request);
    expect(made).toHaveLength(3);
    expect((await count()).sub_network_interfaces).toBe(before + 3);
  });

  it("reports an error with code, message and request id", async () => {
    const request = new vpc.ShowSubNetworkInterfaceRequest("00000000-0000-4000-8000-000000000000");
    await expect(clientWith().showSubNetworkInterface(request)).rejects.toMatchObject({
      httpStatusCode: 404,
      errorCode: expect.stringMatching(/\./),
      errorMsg: expect.stringMatching(/./),
      requestId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  it("refuses a wrong secret key as the gateway does", async () => {
    const credentials = basicCredentials(served).withProjectId(PROJECT).withSk("wrong");
    await expect(list(clientWith(credentials))).rejects.toMatchObject({
      httpStatusCode: 401,
      errorCode: "APIGW.0301",
    });
    served.mismatches.length = 0;
  });
});

describe("the project of a region", () => {
  it("is looked up in IAM, signed, when none is given", async () => {
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

  it("lists projects and accounts", async () => {
    const { domain, projects } = served.cloud.identity;
    const listed = await iamClient().keystoneListProjects(new iam.KeystoneListProjectsRequest());
    expect(listed.projects).toMatchObject(projects);
    const domains = await iamClient().keystoneListAuthDomains(
      new iam.KeystoneListAuthDomainsRequest(),
    );
    expect(domains.domains).toMatchObject([domain]);
  });

  it("gives a token, and temporary keys for it that sign", async () => {
    const answer = await iamClient().keystoneCreateUserTokenByPassword(passwordRequest());
    const token =
      (answer as unknown as Record<string, string>)["x-subject-token"] ?? answer.xSubjectToken;
    expect(token).toMatch(/^mock-/);
    const identity = new iam.TokenAuthIdentity(["token"]).withToken(
      new iam.IdentityToken().withId(token ?? "").withDurationSeconds(900),
    );
    const body = new iam.CreateTemporaryAccessKeyByTokenRequestBody(new iam.TokenAuth(identity));
    const request = new iam.CreateTemporaryAccessKeyByTokenRequest().withBody(body);
    const { credential } = await iamClient().createTemporaryAccessKeyByToken(request);
    const keys = new core.BasicCredentials()
      .withAk(credential?.access ?? "")
      .withSk(credential?.secret ?? "")
      .withSecurityToken(credential?.securitytoken ?? "")
      .withProjectId(PROJECT);
    expect((await list(clientWith(keys))).httpStatusCode).toBe(200);
  });
});
