import { InvalidArgumentError } from "@hcnet/runtime";
import { checkOptionNames } from "../known-options.js";
import { sha256Hex } from "../platform/hashes.js";
import { randomHex } from "../platform/random.js";

/** An account. */
export interface MockDomain {
  readonly id: string;
  readonly name: string;
}

/** A user of the account. */
export interface MockUser {
  readonly id: string;
  readonly name: string;
  readonly password: string;
  /** What the user's MFA device shows; a user who has one must send it with the password. */
  readonly passcode?: string | (() => string) | undefined;
}

/** A project; those that come with a region are named as the region. */
export interface MockIamProject {
  readonly id: string;
  readonly name: string;
}

/** Who there is. Ids that are omitted are drawn from the name, passwords again for each cloud. */
export interface DirectoryOptions {
  readonly domain?: { readonly id?: string | undefined; readonly name: string } | undefined;
  readonly users?:
    | readonly (Partial<Omit<MockUser, "name">> & Pick<MockUser, "name">)[]
    | undefined;
  /** One in each region by default, with any name. */
  readonly projects?: readonly { readonly id?: string; readonly name: string }[] | undefined;
}

/** The account of a cloud, with its users and projects. */
export interface Directory {
  readonly domain: MockDomain;
  readonly users: readonly MockUser[];
  /** Those that a list shows. */
  readonly projects: readonly MockIamProject[];
  projectNamed(name: string): MockIamProject | undefined;
  projectWithId(id: string): MockIamProject | undefined;
}

/** 32 hexadecimal digits that are always the same for a name, so that seeds can name them. */
const idOf = (kind: string, name: string): string =>
  sha256Hex(`hcnet-mock ${kind} ${name}`).slice(0, 32);

function checkText(value: unknown, field: string): void {
  if (typeof value === "string" && value !== "" && value.length <= 64) return;
  throw new InvalidArgumentError(`identity.${field}: must be text of 1 to 64 characters`);
}

function checkId(value: unknown, field: string): void {
  if (typeof value === "string" && /^[0-9a-zA-Z-]{1,64}$/.test(value)) return;
  throw new InvalidArgumentError(`identity.${field}: must be 1 to 64 letters, digits or hyphens`);
}

function checkUnique(names: readonly string[], field: string): void {
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated === undefined) return;
  throw new InvalidArgumentError(`identity.${field}: ${JSON.stringify(repeated)} is there twice`);
}

function checkList(value: unknown, field: string): void {
  if (Array.isArray(value)) return;
  throw new InvalidArgumentError(`identity.${field}: must be an array`);
}

function createUsers(given: DirectoryOptions["users"] = [{ name: "mock-user" }]): MockUser[] {
  checkList(given, "users");
  const users = given.map((user, index) => {
    checkOptionNames(user, ["id", "name", "password", "passcode"], `identity.users[${index}]`);
    checkText(user.name, `users[${index}].name`);
    const id = user.id ?? idOf("user", user.name);
    const password = user.password ?? `mock-password-${randomHex(12)}`;
    checkId(id, `users[${index}].id`);
    checkText(password, `users[${index}].password`);
    return Object.freeze({ ...user, id, password });
  });
  checkUnique(
    users.map(({ name }) => name),
    "users",
  );
  return users;
}

function createProjects(given: readonly { readonly id?: string; readonly name: string }[]) {
  checkList(given, "projects");
  const projects = given.map((project, index) => {
    checkOptionNames(project, ["id", "name"], `identity.projects[${index}]`);
    checkText(project.name, `projects[${index}].name`);
    const id = project.id ?? idOf("project", project.name);
    checkId(id, `projects[${index}].id`);
    return Object.freeze({ id, name: project.name });
  });
  checkUnique(
    projects.map(({ name }) => name),
    "projects",
  );
  checkUnique(
    projects.map(({ id }) => id),
    "projects",
  );
  return projects;
}

/**
 * Completes the given options.
 *
 * @throws InvalidArgumentError naming the first member that is wrong.
 */
export function createDirectory(options: DirectoryOptions, defaultRegion: string): Directory {
  const { domain = { name: "mock-domain" } } = options;
  checkOptionNames(domain, ["id", "name"], "identity.domain");
  const { name, id = idOf("domain", name) } = domain;
  checkText(name, "domain.name");
  checkId(id, "domain.id");
  const projects = createProjects(options.projects ?? [{ name: defaultRegion }]);
  const anyRegion = options.projects === undefined;
  const regionProject = (region: string): MockIamProject | undefined =>
    anyRegion && /^[a-z0-9]+(-[a-z0-9]+)+$/.test(region) && region.length <= 64
      ? { id: idOf("project", region), name: region }
      : undefined;
  return {
    domain: Object.freeze({ id, name }),
    users: createUsers(options.users),
    projects,
    projectNamed: (wanted) =>
      projects.find((project) => project.name === wanted) ?? regionProject(wanted),
    // A cloud that has every project takes every id; which region it is of, it cannot tell.
    projectWithId: (wanted) =>
      projects.find((project) => project.id === wanted) ??
      (anyRegion ? { id: wanted, name: defaultRegion } : undefined),
  };
}
