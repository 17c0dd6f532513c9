import type { MockIamProject, MockUser } from "../directory.js";
import { IAM_PATHS, iamTime, type TokenAnswer } from "../facts.js";
import type { Identity } from "../identity.js";
import { BodyError, BodyReader } from "./body.js";
import { catalogFor } from "./catalog.js";
import { type IamAnswer, type IamCall, type IamOperation, refuseIam } from "./operation.js";

const METHODS = ["password", "totp"];

/** Which part of the account a token is for; `undefined` is the account's own level. */
type Scope =
  | { readonly project: MockIamProject }
  | { readonly domain: true }
  | { readonly missing: string }
  | undefined;

function readMethods(identity: BodyReader): readonly string[] {
  const methods = identity.texts("methods");
  const unknown = methods.find((method) => !METHODS.includes(method));
  if (unknown === undefined && methods.includes("password")) return methods;
  throw new BodyError('auth.identity.methods: must be ["password"] or ["password", "totp"]');
}

/** The user, if name, password and account fit; which of them does not is not told. */
function findUser({ directory }: Identity, identity: BodyReader): MockUser | undefined {
  const user = identity.object("password").object("user");
  const domain = user.object("domain");
  const [name, password] = [user.text("name"), user.text("password")];
  const domainFits = domain.has("id")
    ? domain.text("id") === directory.domain.id
    : domain.text("name") === directory.domain.name;
  const found = directory.users.find((it) => it.name === name);
  return domainFits && found?.password === password ? found : undefined;
}

/** What is wrong with the second factor; undefined when nothing is. */
function checkPasscode(user: MockUser, identity: BodyReader, methods: readonly string[]) {
  const { passcode } = user;
  if (passcode === undefined) return undefined;
  if (!methods.includes("totp")) return "The user has an MFA device; totp is needed besides.";
  const totp = identity.object("totp").object("user");
  const isUser = totp.has("id") ? totp.text("id") === user.id : totp.text("name") === user.name;
  const expected = typeof passcode === "function" ? passcode() : passcode;
  return isUser && totp.text("passcode") === expected ? undefined : "The MFA passcode is wrong.";
}

function readScope({ directory }: Identity, auth: BodyReader): Scope {
  const scope = auth.optionalObject("scope");
  const project = scope?.optionalObject("project");
  if (project !== undefined) {
    const found = project.has("id")
      ? directory.projectWithId(project.text("id"))
      : directory.projectNamed(project.text("name"));
    return found === undefined ? { missing: "project" } : { project: found };
  }
  const domain = scope?.optionalObject("domain");
  if (domain === undefined) return undefined;
  const fits = domain.has("id")
    ? domain.text("id") === directory.domain.id
    : domain.text("name") === directory.domain.name;
  return fits ? { domain: true } : { missing: "domain" };
}

function answer(call: IamCall, user: MockUser, scope: Scope, methods: readonly string[]) {
  const { domain } = call.identity.directory;
  const project = scope !== undefined && "project" in scope ? scope.project : undefined;
  const issued = call.identity.issuer.issueToken(user.id, project?.id, call.now);
  const region = project?.name ?? "*";
  const catalog = catalogFor(call.apis, region, call.request);
  const token: TokenAnswer["token"] = {
    expires_at: iamTime(issued.expiresAt),
    issued_at: iamTime(issued.issuedAt),
    methods,
    ...(call.query.get("nocatalog") ? {} : { catalog }),
    roles: [{ id: "0", name: "te_admin" }],
    ...(project === undefined ? {} : { project: { ...project, domain } }),
    ...(scope !== undefined && "domain" in scope ? { domain } : {}),
    user: { id: user.id, name: user.name, domain, password_expires_at: "" },
  };
  const body: TokenAnswer = { token };
  return { status: 201, body, headers: { "X-Subject-Token": issued.token } };
}

/** Gives a token for a password, and for a passcode where the user has an MFA device. */
export const keystoneCreateUserToken: IamOperation = {
  operationId: "KeystoneCreateUserTokenByPassword",
  method: "POST",
  path: IAM_PATHS.tokens,
  authenticated: false,
  readsBody: true,
  handle(call): IamAnswer {
    const auth = new BodyReader(call.body).object("auth");
    const identity = auth.object("identity");
    const methods = readMethods(identity);
    const user = findUser(call.identity, identity);
    const scope = readScope(call.identity, auth);
    if (user === undefined) return refuseIam(401, "The username or password is wrong.");
    const problem = checkPasscode(user, identity, methods);
    if (problem !== undefined) return refuseIam(401, problem);
    if (scope !== undefined && "missing" in scope) {
      return refuseIam(401, `auth.scope.${scope.missing}: is not one of the account.`);
    }
    return answer(call, user, scope, methods);
  },
};
