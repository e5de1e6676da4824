//! The location of the emitted code in its crate, and the prefix of its paths. Must not know the
//! items there.

use std::fmt;

use serde::{Serialize, Serializer};

/// The module with the emitted code: the root of a crate, or a module of another crate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Root {
    modules: Vec<String>,
}

/// A string that is not a module path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAModule(String);

impl Root {
    /// The module at `path`, from the root of its crate: `mpa` or `aws::mpa`.
    ///
    /// # Errors
    ///
    /// Fails if a part of the path is not a valid module name.
    pub fn module(path: &str) -> Result<Self, NotAModule> {
        let is_name =
            |part: &str| !part.starts_with("r#") && syn::parse_str::<syn::Ident>(part).is_ok();
        if !path.split("::").all(is_name) {
            return Err(NotAModule(path.to_owned()));
        }
        Ok(Self {
            modules: path.split("::").map(str::to_owned).collect(),
        })
    }

    /// The name of the module; `None` at the root of a crate.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.modules.last().map(String::as_str)
    }
}

/// The path of the module: `crate`, or `crate::aws::mpa`.
impl fmt::Display for Root {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("crate")?;
        self.modules
            .iter()
            .try_for_each(|module| write!(formatter, "::{module}"))
    }
}

impl Serialize for Root {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl fmt::Display for NotAModule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(path) = self;
        write!(
            formatter,
            "`{path}` is not a module path: use names separated by `::`, as in `aws::mpa`"
        )
    }
}

impl std::error::Error for NotAModule {}

#[cfg(test)]
mod tests {
    use super::Root;

    #[test]
    fn prints_the_path_from_the_root_of_a_crate() {
        assert_eq!(Root::default().to_string(), "crate");
        for (path, name) in [("mpa", "mpa"), ("aws::mpa", "mpa"), ("a::b::_c", "_c")] {
            let root = Root::module(path).expect("a path");
            assert_eq!(root.to_string(), format!("crate::{path}"));
            assert_eq!(root.name(), Some(name));
        }
    }

    #[test]
    fn refuses_invalid_module_names() {
        for path in [
            "", "a::", "::a", "a:b", "a b", "crate", "self::a", "type", "2a", "r#type", "a/b",
            "../a",
        ] {
            assert!(Root::module(path).is_err(), "{path}");
        }
    }
}
