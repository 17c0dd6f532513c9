import type { MockSecrets } from "../auth/credentials.js";
import type { Options } from "./options.js";
import { UsageError } from "./usage-error.js";

/** What the cloud is to accept. */
export interface Keys {
  readonly credentials: Partial<MockSecrets>;
  /** Where the secret key comes from, if it must not be printed. */
  readonly secretSource?: string;
}

/**
 * Keys of the command line, or else of the environment.
 *
 * @throws UsageError when only half of a key pair is given.
 */
export function keysOf(options: Options, env: Readonly<Record<string, string | undefined>>): Keys {
  const token = options.token === undefined ? {} : { token: options.token };
  const { "access-key": accessKeyId, "secret-key": secretAccessKey } = options;
  if (accessKeyId !== undefined && secretAccessKey !== undefined) {
    return { credentials: { ...token, accessKeyId, secretAccessKey } };
  }
  if (accessKeyId !== undefined || secretAccessKey !== undefined) {
    throw new UsageError("--access-key and --secret-key: give both or neither");
  }
  const { HUAWEICLOUD_SDK_AK: ak = "", HUAWEICLOUD_SDK_SK: sk = "" } = env;
  if (ak === "" || sk === "") return { credentials: token };
  const credentials = { ...token, accessKeyId: ak, secretAccessKey: sk };
  // It may well be a real one, and standard output ends in the logs of a build.
  return { credentials, secretSource: "$HUAWEICLOUD_SDK_SK" };
}
