//! Which options a mutant is generated with: mostly none, else some that are odd or wrong.

use fastrand::Rng;
use hardy_codegen::{DevDependency, Example, Options, Runtime};
use serde_json::Value;

use super::evil;

/// Options for a mutant of this model.
pub(super) fn options(model: &Value, rng: &mut Rng) -> Options {
    let mut options = Options::default();
    if rng.u8(..5) > 0 {
        return options;
    }
    let ids = |kind: &str| -> Vec<String> {
        let shapes = model["shapes"].as_object().into_iter().flatten();
        let of_kind = shapes.filter(|(_, shape)| shape["type"] == kind);
        of_kind.map(|(id, _)| id.clone()).collect()
    };
    if rng.bool() {
        let all = ids("operation");
        let count = rng.usize(..6).min(all.len());
        options.operations = rng.choose_multiple(all, count);
        for id in &mut options.operations {
            let name = id.split_once('#').map(|(_, name)| name.to_owned());
            *id = name.filter(|_| rng.bool()).unwrap_or_else(|| id.clone());
        }
        if rng.u8(..6) == 0 {
            options.operations.push(evil::text(rng));
        }
    }
    if rng.u8(..3) == 0 {
        let service = rng.choice(ids("service")).filter(|_| rng.u8(..3) > 0);
        options.service = Some(service.unwrap_or_else(|| evil::text(rng)));
    }
    if rng.u8(..3) == 0 {
        let name = if rng.bool() {
            "a-crate".to_owned()
        } else {
            evil::text(rng)
        };
        options.crate_name = Some(name);
    }
    if rng.u8(..3) == 0 {
        options.model_version = evil::text(rng);
    }
    if rng.u8(..3) == 0 {
        options.crate_version = evil::text(rng);
    }
    options.runtime = match rng.u8(..6) {
        0 => Runtime::Path(evil::text(rng)),
        1 => Runtime::Version(evil::text(rng)),
        2 => Runtime::Git {
            url: evil::text(rng),
            rev: evil::text(rng),
        },
        3 => Runtime::Vendored,
        _ => options.runtime,
    };
    options.standalone = rng.bool();
    if rng.u8(..4) == 0 {
        let (name, path) = (evil::text(rng), evil::text(rng));
        let required_features = vec![evil::text(rng)];
        options.examples.push(Example {
            name,
            path,
            required_features,
        });
        options.dev_dependencies.push(DevDependency {
            name: "lamp".to_owned(),
            reason: Some(evil::text(rng)),
            version: Some(evil::text(rng)),
            path: Some(evil::text(rng)),
            without_default_features: rng.bool(),
            features: vec![evil::text(rng)],
        });
    }
    options
}
