import type { ApiModule } from "../api-module.js";
import { type Accepted, authenticate } from "../auth/authenticate.js";
import { parseBody } from "../gateway/body.js";
import type { IncomingRequest } from "../gateway/message.js";
import { receiveBody } from "../gateway/receive-body.js";
import { BodyError } from "./iam/body.js";
import { iamOperationsAt } from "./iam/index.js";
import { type IamOperation, type IamResponse, rejectIam } from "./iam/operation.js";
import type { Identity } from "./identity.js";

/** What the identity service needs of the cloud that it is part of. */
export interface IamContext {
  readonly identity: Identity;
  /** The services that a catalog names. */
  readonly apis: readonly ApiModule[];
  readonly now: () => Date;
  /** A response of the gateway, which is in front of IAM as of every service. */
  readonly reject: (name: string, message: string) => IamResponse;
}

/** The operation of IAM or of the metadata service that a request is for. */
export function identityOperation(request: IncomingRequest): IamOperation | undefined {
  return find(iamOperationsAt(request), request.method);
}

/** HEAD is served as GET is. */
const find = (operations: readonly IamOperation[], method: string): IamOperation | undefined =>
  operations.find((each) => each.method === (method === "HEAD" ? "GET" : method));

/**
 * Responds to a request to IAM or to the metadata service; undefined when the path is of neither.
 * Their hosts matter only for paths that other services have too.
 */
export function serveIdentity(
  context: IamContext,
  request: IncomingRequest,
): Promise<IamResponse> | undefined {
  const operations = iamOperationsAt(request);
  return operations.length === 0 ? undefined : serveMethod(context, request, operations);
}

async function serveMethod(
  context: IamContext,
  request: IncomingRequest,
  operations: readonly IamOperation[],
): Promise<IamResponse> {
  const { method, pathname } = request;
  const operation = find(operations, method);
  if (operation !== undefined) return serveOperation(context, request, operation);
  const allowed = operations.flatMap((each) =>
    each.method === "GET" ? ["GET", "HEAD"] : [each.method],
  );
  const headers = { Allow: [...allowed, "OPTIONS"].join(", ") };
  if (method === "OPTIONS") return { status: 204, headers };
  const rejection = context.reject(
    "apiNotPublished",
    `${method} ${pathname}: there is no such API`,
  );
  return { ...rejection, status: 405, headers };
}

async function serveOperation(
  { identity, apis, now: clock, reject }: IamContext,
  request: IncomingRequest,
  operation: IamOperation,
): Promise<IamResponse> {
  const now = clock();
  let accepted: Accepted | undefined;
  const { authenticated } = operation;
  const isSigned = request.header("authorization") !== undefined;
  if (authenticated === "ifSigned" ? isSigned : authenticated) {
    const result = authenticate(request, identity, now);
    if ("problem" in result) {
      return reject(result.expired ? "tokenExpired" : "wrongCredentials", result.problem);
    }
    accepted = result;
  }
  const bytes = await receiveBody(request, accepted);
  if ("rejection" in bytes) {
    const { rejection, problem, headers = {} } = bytes;
    return { ...reject(rejection, problem), headers };
  }
  let body: unknown;
  if (operation.readsBody) {
    const parsed = parseBody(bytes, request.header("content-type"));
    if ("problem" in parsed) return rejectIam(400, parsed.problem);
    body = parsed.value;
  }
  const query = new URLSearchParams(request.query);
  try {
    return operation.handle({
      identity,
      apis,
      now,
      request,
      query,
      body,
      caller: accepted?.caller,
    });
  } catch (error) {
    if (error instanceof BodyError) return rejectIam(400, error.message);
    throw error;
  }
}
