//! What generated code says where the crate around it lacks a feature of this package: which one, and how
//! it gets it. A name that is not there would say neither. Must not know what a feature does.
//!
//! The code that a build script generates calls these for the features that it needs. A generated crate
//! has them in its manifest.

/// Refuses to compile without the feature.
#[cfg(feature = "backtracking")]
#[doc(hidden)]
#[macro_export]
macro_rules! require_backtracking {
    () => {};
}

/// Refuses to compile without the feature.
#[cfg(not(feature = "backtracking"))]
#[doc(hidden)]
#[macro_export]
macro_rules! require_backtracking {
    () => {
        compile_error!(
            "this generated code needs the feature `backtracking` of hardy-runtime: `validate` matches patterns that refer back or count too much. \
             In Cargo.toml, add it to the dependency: hardy-runtime = { …, features = [\"backtracking\"] }"
        );
    };
}

/// Refuses to compile without the feature.
#[cfg(feature = "gzip")]
#[doc(hidden)]
#[macro_export]
macro_rules! require_gzip {
    () => {};
}

/// Refuses to compile without the feature.
#[cfg(not(feature = "gzip"))]
#[doc(hidden)]
#[macro_export]
macro_rules! require_gzip {
    () => {
        compile_error!(
            "this generated code needs the feature `gzip` of hardy-runtime: requests are compressed. \
             In Cargo.toml, add it to the dependency: hardy-runtime = { …, features = [\"gzip\"] }"
        );
    };
}

/// Refuses to compile without the feature.
#[cfg(feature = "md5")]
#[doc(hidden)]
#[macro_export]
macro_rules! require_md5 {
    () => {};
}

/// Refuses to compile without the feature.
#[cfg(not(feature = "md5"))]
#[doc(hidden)]
#[macro_export]
macro_rules! require_md5 {
    () => {
        compile_error!(
            "this generated code needs the feature `md5` of hardy-runtime: requests have the header `Content-MD5`. \
             In Cargo.toml, add it to the dependency: hardy-runtime = { …, features = [\"md5\"] }"
        );
    };
}

/// Refuses to compile without the feature.
#[cfg(feature = "sha256")]
#[doc(hidden)]
#[macro_export]
macro_rules! require_sha256 {
    () => {};
}

/// Refuses to compile without the feature.
#[cfg(not(feature = "sha256"))]
#[doc(hidden)]
#[macro_export]
macro_rules! require_sha256 {
    () => {
        compile_error!(
            "this generated code needs the feature `sha256` of hardy-runtime: requests have hashes of their bodies. \
             In Cargo.toml, add it to the dependency: hardy-runtime = { …, features = [\"sha256\"] }"
        );
    };
}
