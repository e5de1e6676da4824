//! The list of operations that people see.

use hardy_codegen::{Options, Overview, Source, overview};

use super::text;
use crate::hardy::arguments::{OperationsArguments, Order};

fn street_lamps() -> Overview {
    let source = Source {
        name: "street-lamps.json".to_owned(),
        text: include_str!("../../tests/street-lamps.json").to_owned(),
    };
    overview(&[source], &Options::default()).expect("the model is right")
}

#[test]
fn shows_each_operation_in_a_line() {
    let overview = street_lamps();
    let arguments = OperationsArguments::default();
    let shown = text(&overview, &arguments);
    assert!(
        shown.lines().all(|line| line.chars().count() <= 100),
        "{shown}"
    );
    insta::assert_snapshot!(shown);
}

#[test]
fn filters_and_sorts() {
    let overview = street_lamps();
    let shown = |filter: &str, sort| {
        let arguments = OperationsArguments {
            filter: Some(filter.to_owned()),
            sort,
            ..OperationsArguments::default()
        };
        let text = text(&overview, &arguments);
        let names = text.lines().take_while(|line| !line.is_empty()).skip(1);
        let names: Vec<String> = names
            .filter_map(|line| line.split(' ').next().map(str::to_owned))
            .collect();
        names
    };
    assert_eq!(shown("street", Order::Name), ["ListStreets"]);
    assert_eq!(
        shown("LAMP", Order::Name),
        ["LightLamp", "ListStreets", "WatchLamps"]
    );
    assert_eq!(shown("l", Order::Lines)[0], "ListStreets");
    let arguments = OperationsArguments {
        filter: Some("moon".to_owned()),
        ..OperationsArguments::default()
    };
    let shown = text(&overview, &arguments);
    assert!(
        shown.starts_with("no operation contains `moon`\n"),
        "{shown}"
    );
}
