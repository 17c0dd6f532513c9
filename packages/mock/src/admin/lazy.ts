import type { AdminHandler } from "./admin.js";
import type { AdminSubject } from "./call.js";
import { type AdminOptions, checkAdminOptions } from "./options.js";

/**
 * The admin surface of a cloud, loaded once it is called, so that it does not hold up the start.
 *
 * @throws InvalidArgumentError when an option cannot be used; the message names it.
 */
export function lazyAdmin(subject: AdminSubject, options: AdminOptions): AdminHandler {
  checkAdminOptions(options);
  let loaded: Promise<AdminHandler> | undefined;
  return async (request) => {
    loaded ??= import("./admin.js").then(({ createAdmin }) => createAdmin(subject, options));
    return (await loaded)(request);
  };
}
