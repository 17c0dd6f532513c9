import type { MockIamProject, MockUser } from "../directory.js";
import { IAM_PATHS } from "../facts.js";
import type { Identity } from "../identity.js";
import type { TokenClaims } from "../issuer.js";
import { BodyError, BodyReader } from "./body.js";
import { type IamCall, type IamOperation, type IamResponse, rejectIam } from "./operation.js";
import { claimsOf, tokenBody } from "./token-response.js";

const METHODS = [["password"], ["password", "totp"], ["token"]];

/** Which part of the account a token is for; `undefined` is the account's own level. */
type Scope =
  | { readonly project: MockIamProject }
  | { readonly level: "domain" | "unscoped" }
  | { readonly missing: string }
  | undefined;

function readMethods(identity: BodyReader): readonly string[] {
  const methods = identity.texts("methods");
  const isKnown = METHODS.some((known) => {
    return known.length === methods.length && known.every((method) => methods.includes(method));
  });
  if (isKnown) return methods;
  const expected = METHODS.map((known) => JSON.stringify(known)).join(", ");
  throw new BodyError(`auth.identity.methods: must be one of ${expected}`);
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
  if (!methods.includes("totp")) return "The user has an MFA device; totp is also required.";
  const totp = identity.object("totp").object("user");
  const isUser = totp.has("id") ? totp.text("id") === user.id : totp.text("name") === user.name;
  const expected = typeof passcode === "function" ? passcode() : passcode;
  return isUser && totp.text("passcode") === expected ? undefined : "The MFA passcode is wrong.";
}

function readScope({ directory }: Identity, auth: BodyReader): Scope {
  if (auth.is("scope", "unscoped")) return { level: "unscoped" };
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
  return fits ? { level: "domain" } : { missing: "domain" };
}

/** How the user signs in, and until when a token that it shows is valid. */
interface SignIn {
  readonly user: MockUser;
  readonly methods: readonly string[];
  readonly expiresAt?: Date | undefined;
}

function byPassword(call: IamCall, identity: BodyReader, methods: readonly string[]) {
  const user = findUser(call.identity, identity);
  if (user === undefined) return rejectIam(401, "The username or password is wrong.");
  const problem = checkPasscode(user, identity, methods);
  return problem === undefined ? { user, methods } : rejectIam(401, problem);
}

/** A token for another scope is valid no longer than the one that it is issued for. */
function byToken(call: IamCall, identity: BodyReader) {
  const claims = claimsOf(call, identity.object("token").text("id"));
  const user = call.identity.directory.users.find(({ id }) => id === claims?.userId);
  if (claims === undefined || user === undefined) {
    return rejectIam(401, "auth.identity.token.id: the token is unknown or has expired.");
  }
  const methods = [...new Set([...claims.methods, "token"])];
  return { user, methods, expiresAt: claims.expiresAt };
}

function issue(call: IamCall, { user, methods, expiresAt }: SignIn, scope: Scope): IamResponse {
  const { issuer } = call.identity;
  const token = issuer.issueToken(
    {
      ...{ userId: user.id, methods },
      projectId: scope !== undefined && "project" in scope ? scope.project.id : undefined,
      scope: scope !== undefined && "level" in scope ? scope.level : undefined,
    },
    call.now,
    expiresAt,
  );
  const claims = issuer.readToken(token) as TokenClaims;
  return { status: 201, body: tokenBody(call, claims), headers: { "X-Subject-Token": token } };
}

/** Issues a token for a password, for a passcode where the user has an MFA device, or for a token. */
export const keystoneCreateUserToken: IamOperation = {
  operationId: "KeystoneCreateUserTokenByPassword",
  method: "POST",
  path: IAM_PATHS.tokens,
  authenticated: false,
  readsBody: true,
  handle(call): IamResponse {
    const auth = new BodyReader(call.body).object("auth");
    const identity = auth.object("identity");
    const methods = readMethods(identity);
    const isByToken = methods.includes("token");
    const signIn = isByToken ? byToken(call, identity) : byPassword(call, identity, methods);
    const scope = readScope(call.identity, auth);
    if ("status" in signIn) return signIn;
    if (scope !== undefined && "missing" in scope) {
      return rejectIam(401, `auth.scope.${scope.missing}: is not one of the account.`);
    }
    return issue(call, signIn, scope);
  },
};
