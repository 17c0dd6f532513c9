import { json, startServer, type TestServer } from "./server.js";

/** A project as IAM lists it. */
export interface Project {
  readonly id: string;
  readonly name: string;
}

/** A server that handles `GET /v3/projects` by name, as IAM does. */
export const startIam = (projects: readonly Project[]): Promise<TestServer> =>
  startServer((response, request) => {
    const { searchParams } = new URL(request.target, "http://iam.example");
    const found = projects.filter((project) => project.name === searchParams.get("name"));
    json(200, { projects: found, links: { self: null } })(response, request);
  });
