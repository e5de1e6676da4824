//! The features of the generated crate: one table, which the manifest and the front page print.

use super::toml::list;
use crate::ir::{Crate, Docs};
use crate::text::names::capitalized;

/// A feature of the generated crate.
struct Feature {
    name: &'static str,
    enables: &'static [&'static str],
    is_default: bool,
    /// What it is, in lines. The first begins with a small letter, as it follows the name. No links of
    /// rustdoc: a manifest has none.
    text: &'static [&'static str],
}

/// The features of a crate with a client.
const OF_CLIENT: &[Feature] = &[
    Feature {
        name: "client",
        enables: &["dep:hardy-client"],
        is_default: true,
        text: &[
            "the type `Client`. It needs `ring`, `aws-lc-rs`, `native-tls`, or `sha2` and a",
            "transport of your own.",
        ],
    },
    Feature {
        name: "ring",
        enables: &["client", "hardy-client/ring"],
        is_default: true,
        text: &["a transport with TLS, and signatures. The cryptography is that of ring."],
    },
    Feature {
        name: "proxy",
        enables: &["client", "hardy-client/proxy"],
        is_default: true,
        text: &["the proxies of the environment, such as `HTTPS_PROXY`."],
    },
    Feature {
        name: "aws-lc-rs",
        enables: &["client", "hardy-client/aws-lc-rs"],
        is_default: false,
        text: &["as `ring`, with the cryptography of aws-lc-rs, which takes longer to compile."],
    },
    Feature {
        name: "native-tls",
        enables: &["client", "hardy-client/native-tls"],
        is_default: false,
        text: &[
            "with `default-features = false`, a transport with the TLS of the system, which compiles",
            "faster, and signatures. On Linux, it needs the headers of OpenSSL.",
        ],
    },
    Feature {
        name: "sha2",
        enables: &["client", "hardy-client/sha2"],
        is_default: false,
        text: &["signatures alone, without C code, for a transport of your own."],
    },
    Feature {
        name: "blocking",
        enables: &["client", "hardy-client/blocking"],
        is_default: false,
        text: &["calls and listings without async code, such as `Call::blocking_send`."],
    },
    Feature {
        name: "tracing",
        enables: &["client", "hardy-client/tracing"],
        is_default: false,
        text: &["spans and events of calls. They contain no input, output or secret."],
    },
    Feature {
        name: "http2",
        enables: &["client", "hardy-client/http2"],
        is_default: false,
        text: &["HTTP/2 where the service offers it."],
    },
    Feature {
        name: "webpki-roots",
        enables: &["client", "hardy-client/webpki-roots"],
        is_default: false,
        text: &[
            "the root certificates of Mozilla in the program, for systems without any. Not for",
            "`native-tls`.",
        ],
    },
];

/// The feature of every crate that is a package of its own.
const SERDE: Feature = Feature {
    name: "serde",
    enables: &["hardy-runtime/serde"],
    is_default: false,
    text: &[
        "`Serialize` and `Deserialize` for the types, with wire names and formats (see",
        "`hardy_runtime::serde`). Sensitive values are serialized, too.",
    ],
};

/// The features of this crate, in order.
fn of(krate: &Crate) -> impl Iterator<Item = &'static Feature> {
    let of_client = krate.client.iter().flat_map(|_| OF_CLIENT);
    of_client.chain(krate.serde.then_some(&SERDE))
}

/// The names of the features, and whether each is on by default.
pub(crate) fn names(krate: &Crate) -> impl Iterator<Item = (&'static str, bool)> {
    of(krate).map(|feature| (feature.name, feature.is_default))
}

/// The lines of the manifest's section `features`, empty if there are none.
pub(super) fn lines(krate: &Crate) -> String {
    let defaults = of(krate).filter(|feature| feature.is_default);
    let defaults: Vec<String> = defaults.map(|feature| feature.name.to_owned()).collect();
    let mut lines = match defaults.as_slice() {
        [] => String::new(),
        names => format!("default = {}\n", list(names)),
    };
    for feature in of(krate) {
        let text = capitalized(&feature.text.join("\n# "));
        let enables: Vec<String> = feature
            .enables
            .iter()
            .map(|name| (*name).to_owned())
            .collect();
        lines.push_str(&format!(
            "# {text}\n{} = {}\n",
            feature.name,
            list(&enables)
        ));
    }
    lines
}

/// The section of the front page, with an empty line before it.
pub(super) fn section(krate: &Crate) -> Docs {
    let items: Docs = of(krate).flat_map(item).collect();
    if items.is_empty() {
        return items;
    }
    let heading = ["", "# Features", ""].map(str::to_owned);
    heading.into_iter().chain(items).collect()
}

/// The lines of a feature in a list.
fn item(feature: &Feature) -> Docs {
    let remark = match feature.is_default {
        true => ", on by default",
        false => "",
    };
    let text = feature.text.join("\n  ");
    let item = format!("- `{}`{remark}: {text}", feature.name);
    item.lines().map(str::to_owned).collect()
}
