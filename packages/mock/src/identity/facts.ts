// IAM has no spec here, so its wire format is described here. Sources: the IAM
// API reference (tokens, projects, accounts, temporary keys), the section on metadata of the ECS
// user guide, and what the vendor's SDKs for Node, Go and Java send to both.

/** Paths, as they are sent to `https://iam.{region}.myhuaweicloud.com`. */
export const IAM_PATHS = {
  versions: "/",
  version: "/v3",
  tokens: "/v3/auth/tokens",
  authProjects: "/v3/auth/projects",
  catalog: "/v3/auth/catalog",
  domains: "/v3/auth/domains",
  projects: "/v3/projects",
  securityTokens: "/v3.0/OS-CREDENTIAL/securitytokens",
} as const;

/** Paths of the metadata service of a server, `http://169.254.169.254`. */
export const METADATA_PATHS = {
  token: "/meta-data/latest/api/token",
  securityKey: "/openstack/latest/securitykey",
} as const;

/** Headers of the metadata service, in lower case; the Java SDK sends both. */
export const METADATA_HEADERS = {
  token: "x-metadata-token",
  ttl: "x-metadata-token-ttl-seconds",
} as const;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** "The validity period of a token is 24 hours", in milliseconds. */
export const TOKEN_LIFETIME_MS = 24 * HOUR_MS;

/** How long temporary keys may live, in seconds: 15 minutes, which is the default, to 24 hours. */
export const KEY_SECONDS = { minimum: 900, maximum: 86_400, default: 900 } as const;

/** Keys of the metadata service live one hour; the next ones are there 10 minutes before it ends. */
export const METADATA_KEYS = { lifetimeMs: HOUR_MS, overlapMs: 10 * MINUTE_MS } as const;

/** How long a token of the metadata service may live, in seconds: the SDK asks for 6 hours. */
export const METADATA_TTL_SECONDS = { minimum: 1, maximum: 21_600 } as const;

/** Body of an error of IAM: that of Keystone, which it descends from. */
export interface IamError {
  readonly error: { readonly code: number; readonly message: string; readonly title: string };
}

/** Titles of the statuses that IAM's pages list. */
const TITLES = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
} as const;

export type IamErrorStatus = keyof typeof TITLES;

/** An error as IAM words it. */
export function iamError(code: IamErrorStatus, message: string): IamError {
  return { error: { code, message, title: TITLES[code] } };
}

/** A time as IAM writes it: `2020-01-04T09:05:22.701000Z`. */
export const iamTime = (date: Date): string => date.toISOString().replace("Z", "000Z");

/** An account, as in a token. */
export interface DomainReference {
  readonly id: string;
  readonly name: string;
}

/** One place where a service can be reached. */
export interface CatalogEntry {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly endpoints: readonly {
    readonly id: string;
    readonly interface: "public";
    readonly region: string;
    readonly region_id: string;
    readonly url: string;
  }[];
}

/** Body of the response to a request for a token; the token itself is in `X-Subject-Token`. */
export interface TokenResponse {
  readonly token: {
    readonly expires_at: string;
    readonly issued_at: string;
    readonly methods: readonly string[];
    readonly catalog?: readonly CatalogEntry[];
    /** Not of a token that is unscoped. */
    readonly roles?: readonly { readonly id: string; readonly name: string }[];
    readonly project?: {
      readonly id: string;
      readonly name: string;
      readonly domain: DomainReference;
    };
    readonly domain?: DomainReference;
    readonly user: {
      readonly id: string;
      readonly name: string;
      readonly domain: DomainReference;
      readonly password_expires_at: string;
    };
  };
}

/** Body of a response with temporary keys, of IAM and of the metadata service. */
export interface CredentialResponse {
  readonly credential: {
    readonly access: string;
    readonly secret: string;
    readonly securitytoken: string;
    readonly expires_at: string;
  };
}

/** A project in a list. */
export interface ProjectResponse {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly domain_id: string;
  readonly parent_id: string;
  readonly is_domain: false;
  readonly enabled: true;
  readonly links: { readonly self: string };
}

/** Links of a list, which is never cut into pages. */
export interface ListLinks {
  readonly next: null;
  readonly previous: null;
  readonly self: string;
}
