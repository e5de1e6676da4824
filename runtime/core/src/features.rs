//! What generated code says where the crate around it lacks a feature of this package: which one, and how
//! it gets it. A name that is not there would say neither. Must not know what a feature does.
//!
//! The code that a build script generates calls these for the features that it needs. A generated crate
//! has them in its manifest.

/// Makes the macro that refuses to compile without a feature: its name, the feature, and what needs it.
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
    "`validate` matches patterns that refer back or count too much"
);
requirement!(require_gzip, "gzip", "requests are compressed");
requirement!(require_md5, "md5", "requests have the header `Content-MD5`");
requirement!(
    require_sha256,
    "sha256",
    "requests have hashes of their bodies"
);
