// Runs the tests in a WebAssembly module without imports. A test that fails ends in a trap, and so in an exit code.

import { readFileSync } from "node:fs";

const module = new WebAssembly.Module(readFileSync(process.argv[2]));
const { exports } = new WebAssembly.Instance(module, {});
process.exit(exports.main(0, 0));
