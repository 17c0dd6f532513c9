import { InvalidArgumentError } from "@hcnet/runtime";
import { checkOptionNames } from "../known-options.js";

/** How the admin surface is served. */
export interface AdminOptions {
  /**
   * Allowed host names in addition to localhost and addresses, such as that of a container.
   * Others are rejected, as a page of another site could make a browser use them.
   */
  readonly hosts?: readonly string[] | undefined;
}

/** @throws InvalidArgumentError when a host is no name. */
export function checkAdminOptions(options: AdminOptions): void {
  checkOptionNames(options, ["hosts"], "admin");
  const { hosts = [] } = options;
  const index = hosts.findIndex((host) => !/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/i.test(host));
  if (index < 0) return;
  throw new InvalidArgumentError(
    `admin.hosts[${index}]: must be the name of a host, such as mock or mock.example, without a port`,
  );
}
