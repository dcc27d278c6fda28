// Loaded into the server by start.mjs: should that be killed outright, the server does not stay behind on its port.
import { endWithParent } from './end-with.mjs';

endWithParent();
