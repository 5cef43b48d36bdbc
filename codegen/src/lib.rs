//! tinsmith
