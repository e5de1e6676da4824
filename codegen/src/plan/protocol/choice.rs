//! The choice of a protocol: the requested one, or the first that is supported and that the service
//! has.

use super::PROTOCOLS;
use super::row::Protocol;
use crate::model::{Closure, Model, Shape};
use crate::report::{Diagnostic, Report, nearest};
use crate::text::markdown;

/// The protocol of a service. `wanted` is the shape id of its trait, or the name after the `#`.
/// `None` if there is none, with a diagnostic.
pub(crate) fn choose(
    model: &Model,
    closure: &Closure,
    wanted: Option<&str>,
    report: &mut Report,
) -> Option<&'static dyn Protocol> {
    let service = model.shape(&closure.service)?;
    match wanted {
        Some(wanted) => choose_wanted(service, wanted, report),
        None => choose_offered(service, report),
    }
}

fn choose_wanted(
    service: &Shape,
    wanted: &str,
    report: &mut Report,
) -> Option<&'static dyn Protocol> {
    let offered = &service.traits.calls().protocols;
    let is_wanted = |id: &str| id == wanted || name(id) == wanted;
    let Some(id) = offered.iter().find(|id| is_wanted(id)) else {
        let near = nearest(wanted, offered.iter().map(|id| name(id)));
        let message = format!(
            "`{}` has no protocol {}; {}",
            service.id,
            markdown::code(wanted),
            offers(service)
        );
        let error = Diagnostic::error("unknown-protocol", message);
        let error = error.at(&service.place).shape(&service.id);
        report.push(match near {
            None => error.help("name one of these, or none to use the preferred one"),
            near => error.suggest(near),
        });
        return None;
    };
    let protocol = PROTOCOLS.iter().find(|protocol| protocol.id() == id);
    if protocol.is_none() {
        let message = format!("`{id}` is not supported yet; {}", supported());
        let error = Diagnostic::error("unknown-protocol", message);
        report.push(error.at(&service.place).shape(&service.id));
    }
    protocol.copied()
}

fn choose_offered(service: &Shape, report: &mut Report) -> Option<&'static dyn Protocol> {
    let offered = &service.traits.calls().protocols;
    let mut supported = PROTOCOLS.iter();
    let protocol = supported.find(|protocol| offered.iter().any(|id| id == protocol.id()));
    let is_choice = offered.len() > 1;
    if let (Some(protocol), true) = (protocol, is_choice) {
        let name = name(protocol.id());
        let message = format!(
            "{}; this crate uses {name}, which no setting chooses",
            offers(service)
        );
        report.push(
            Diagnostic::warning("unpinned-protocol", message)
                .at(&service.place)
                .shape(&service.id)
                .help(format!(
                    "set `\"protocol\": \"{name}\"` in `crate.json`, or use `--protocol {name}`: \
                     otherwise another version of the generator may use another one"
                )),
        );
    }
    protocol.copied()
}

/// Why a service has no supported protocol.
pub(crate) fn none_supported(service: &Shape) -> String {
    format!("{}; {}", offers(service), supported())
}

fn offers(service: &Shape) -> String {
    let id = &service.id;
    match names(service.traits.calls().protocols.iter().map(String::as_str)) {
        names if names.is_empty() => format!("`{id}` has no protocol"),
        names => format!("`{id}` uses {names}"),
    }
}

fn supported() -> String {
    let names = names(PROTOCOLS.iter().map(|protocol| protocol.id()));
    format!("supported protocols: {names}")
}

fn names<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<_> = ids.map(|id| markdown::code(name(id))).collect();
    names.join(", ")
}

/// The name of a protocol: that of its trait without the namespace.
fn name(id: &str) -> &str {
    id.rsplit_once('#').map_or(id, |(_, name)| name)
}
