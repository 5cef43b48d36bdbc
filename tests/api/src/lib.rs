//! `tinsmith.txt` and `tinsmith-runtime.txt` record the public items of the two crates; the test `api` compares them.
