//! Compile errors for a missing feature of this package: they name the feature and how to enable
//! it, which an unresolved name would not. Must not know what a feature does.
//!
//! The code that a build script generates calls these macros for the features that it needs. The
//! manifest of a generated crate enables them.

/// Defines the macro that fails to compile without a feature: its name, the feature, and what needs
/// it.
macro_rules! requirement {
    ($name:ident, $feature:literal, $reason:literal) => {
        #[cfg(feature = $feature)]
        #[doc(hidden)]
        #[macro_export]
        macro_rules! $name {
            () => {};
        }

        #[cfg(not(feature = $feature))]
        #[doc(hidden)]
        #[macro_export]
        macro_rules! $name {
            () => {
                compile_error!(concat!(
                    "this generated code needs the feature `",
                    $feature,
                    "` of hardy-runtime: ",
                    $reason,
                    ". In Cargo.toml, add it to the dependency: ",
                    "hardy-runtime = { …, features = [\"",
                    $feature,
                    "\"] }"
                ));
            };
        }
    };
}

requirement!(
    require_backtracking,
    "backtracking",
    "`validate` checks patterns with back-references or large counts"
);
requirement!(require_gzip, "gzip", "requests are compressed");
requirement!(require_md5, "md5", "requests have the header `Content-MD5`");
requirement!(
    require_sha256,
    "sha256",
    "requests have hashes of their bodies"
);
