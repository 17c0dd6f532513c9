import { describeProjects } from "../describe-projects.js";
import { NIGHTLY } from "../projects.js";

describeProjects(NIGHTLY);
