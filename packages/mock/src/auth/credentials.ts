import { InvalidArgumentError } from "@hcnet/runtime";
import { checkOptionNames } from "../known-options.js";
import { randomHex } from "../platform/random.js";

/** What a cloud accepts: a key pair that signs, and a token. */
export interface MockSecrets {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly token: string;
}

/**
 * The same, which can also be given to a client as its `credentials`: it is a provider of the key
 * pair.
 */
export interface MockCredentials extends MockSecrets {
  (): Promise<Pick<MockSecrets, "accessKeyId" | "secretAccessKey">>;
}

function checkWord(value: unknown, field: string): void {
  // The access key is part of a comma-separated list, and all of them are sent in headers.
  if (typeof value !== "string" || !/^[\x21-\x2b\x2d-\x7e]+$/.test(value)) {
    throw new InvalidArgumentError(
      `credentials.${field}: must be one word of visible ASCII without commas`,
    );
  }
}

/**
 * Completes given credentials. What is not given is generated for each cloud, so that nothing can
 * come to depend on it, and looks like no real key.
 *
 * @throws InvalidArgumentError when one is not sendable, or half of the key pair is missing.
 */
export function createCredentials(given: Partial<MockSecrets> = {}): MockCredentials {
  checkOptionNames(given, ["accessKeyId", "secretAccessKey", "token"], "credentials");
  if ((given.accessKeyId === undefined) !== (given.secretAccessKey === undefined)) {
    throw new InvalidArgumentError(
      "credentials: give accessKeyId and secretAccessKey together, or neither",
    );
  }
  const credentials = {
    accessKeyId: given.accessKeyId ?? `MOCK${randomHex(8).toUpperCase()}`,
    secretAccessKey: given.secretAccessKey ?? `mock-secret-${randomHex(16)}`,
    token: given.token ?? `mock-token-${randomHex(16)}`,
  };
  checkWord(credentials.accessKeyId, "accessKeyId");
  checkWord(credentials.token, "token");
  if (typeof credentials.secretAccessKey !== "string" || credentials.secretAccessKey === "") {
    throw new InvalidArgumentError("credentials.secretAccessKey: must be a non-empty string");
  }
  const { accessKeyId, secretAccessKey } = credentials;
  return Object.freeze(Object.assign(async () => ({ accessKeyId, secretAccessKey }), credentials));
}
