// Usage: tsx tests/consumers/index.ts [file of tests...]
// Feeds the documents of @hcnet/specs to other people's generators, validators and viewers.

import { testInstalled } from "../installed.js";

const ci = ["ci", "--ignore-scripts", "--legacy-peer-deps"];
testInstalled(import.meta.dirname, "generators, validators and viewers, about 700 MB", ci);
