import type { BehaviorTable } from "./behavior.js";

/** What holds for all APIs. The gateway, the schemas and the seeds enforce these. */
export const commonBehaviors = {
  "common.invalid-request": {
    section: "0.1",
    text: "A request of wrong type, length, pattern or listed value is rejected with 400, in the envelope of the service.",
    sources: ["documented"],
  },
  "common.project-scope": {
    section: "0.2",
    text: "The project in the URL is that of the credentials.",
    sources: ["documented"],
    except:
      "Direct Connect, VPC v3 and endpoint services have no code for it: there a token of another project gets 403 APIGW.0302, and X-Project-Id is not compared",
  },
  "common.authentication": {
    section: "0.3",
    text: "Missing or wrong credentials get 401, what is not allowed gets 403.",
    sources: ["documented"],
    except:
      "there are no permissions: a known caller may do everything in the project, but for sub-network-interfaces.other-project",
  },
  "common.partial-update": {
    section: "0.4",
    text: "An update changes the members that it names and leaves the others alone.",
    sources: ["documented", "observed"],
  },
  "common.read-only-members": {
    section: "0.5",
    text: "What only the service sets is not accepted: ids, states, times, owners, MAC addresses, counters.",
    sources: ["inferred"],
  },
  "common.request-id": {
    section: "0.6",
    text: "Each response has a request id in its header, some also in their body.",
    sources: ["documented", "observed"],
  },
  "common.timestamps": {
    section: "0.7",
    text: "Times are written as each service writes them.",
    sources: ["documented", "observed"],
  },
  "common.ids": {
    section: "0.8",
    text: "Ids of resources are UUIDs with dashes, those of projects 32 hexadecimal digits.",
    sources: ["observed"],
  },
  "common.list-end": {
    section: "§6",
    text: "Lists page as their service does, and tell their end as it does.",
    sources: ["documented", "inferred"],
  },
  "common.delete-in-use": {
    section: "§7",
    text: "Deletion is rejected where something still needs the resource.",
    sources: ["documented"],
  },
} as const satisfies BehaviorTable;
