import type { RuleTable } from "./rule.js";

/** What holds for all APIs. The gateway, the schemas and the seeds enforce these. */
export const crossApiRules = {
  "0.1": {
    text: "A request of wrong type, length, pattern or listed value is rejected with 400, in the envelope of the service.",
    tags: ["documented"],
  },
  "0.2": {
    text: "The project in the URL is that of the credentials.",
    tags: ["documented"],
    except:
      "Direct Connect, VPC v3 and endpoint services have no code for it: there a token of another project gets 403 APIGW.0302, and X-Project-Id is not compared",
  },
  "0.3": {
    text: "Missing or wrong credentials get 401, what is not allowed gets 403.",
    tags: ["documented"],
    except:
      "there are no permissions: a known caller may do everything in the project, but for 3.9",
  },
  "0.4": {
    text: "An update changes the members that it names and leaves the others alone.",
    tags: ["documented", "observed"],
  },
  "0.5": {
    text: "What only the service sets is not accepted: ids, states, times, owners, MAC addresses, counters.",
    tags: ["inferred"],
  },
  "0.6": {
    text: "Each response has a request id in its header, some also in their body.",
    tags: ["documented", "observed"],
  },
  "0.7": {
    text: "Times are written as each service writes them.",
    tags: ["documented", "observed"],
  },
  "0.8": {
    text: "Ids of resources are UUIDs with dashes, those of projects 32 hexadecimal digits.",
    tags: ["observed"],
  },
} as const satisfies RuleTable;
