import { describeProjects } from "./describe-projects.js";
import { QUICK } from "./projects.js";

describeProjects(QUICK);
