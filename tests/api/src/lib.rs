//! The public items of the two crates are on record in `tinsmith.txt` and `tinsmith-runtime.txt`; the test `api` compares them.
