import { createMockCloud, type MockCloud, type MockCloudOptions } from "../../src/index.js";
import type { Json } from "./cases.js";
import { NOW } from "./cases.js";

export const IAM = "https://iam.cn-north-4.myhuaweicloud.com";
export const VPC = "https://vpc.cn-north-4.myhuaweicloud.com";

/** A response of IAM. */
export interface IamResponse {
  readonly status: number;
  readonly body: Json;
  readonly headers: Headers;
}

/** A cloud whose clock the test moves, and ways to talk to its IAM. */
export interface IdentityCloud {
  readonly cloud: MockCloud;
  /** Moves the clock on. */
  pass(milliseconds: number): void;
  now(): Date;
  send(url: string, init?: RequestInit): Promise<IamResponse>;
  post(url: string, body: unknown, headers?: Record<string, string>): Promise<IamResponse>;
  /** The body of a request for a token by the password of the first user. */
  password(scope?: unknown): { auth: { identity: Json; scope?: unknown } };
  /** A token for a scope. */
  token(scope?: unknown): Promise<string>;
}

/** Makes a cloud whose clock stands still until it is told otherwise. */
export function identityCloud(options: MockCloudOptions = {}): IdentityCloud {
  let time = NOW.getTime();
  const now = (): Date => new Date(time);
  const cloud = createMockCloud({ now, ...options });
  const send = async (url: string, init?: RequestInit): Promise<IamResponse> => {
    const response = await cloud.fetch(url, init);
    const text = await response.text();
    const isJson = response.headers.get("content-type") === "application/json";
    const body = (isJson && text !== "" ? JSON.parse(text) : { text }) as Json;
    return { status: response.status, headers: response.headers, body };
  };
  const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
    send(url, {
      method: "POST",
      headers: { "Content-Type": "application/json;charset=utf8", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  const password = (scope?: unknown) => {
    const [user] = cloud.identity.users;
    const { name } = cloud.identity.domain;
    return {
      auth: {
        identity: {
          methods: ["password"],
          password: { user: { name: user?.name, password: user?.password, domain: { name } } },
        },
        ...(scope === undefined ? {} : { scope }),
      },
    };
  };
  return {
    cloud,
    pass: (milliseconds) => {
      time += milliseconds;
    },
    now,
    send,
    post,
    password,
    async token(scope) {
      const { headers } = await post(`${IAM}/v3/auth/tokens`, password(scope));
      return headers.get("x-subject-token") ?? "";
    },
  };
}
