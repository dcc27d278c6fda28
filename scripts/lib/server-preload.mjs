// Loaded into the server by start.mjs: if that process is killed outright, the server does not keep running on its
// port.
import { endWithParent } from './end-with.mjs';

endWithParent();
