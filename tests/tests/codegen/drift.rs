//! The checked-in crate equals the generator's output for the model.

use xtask::codegen::drift_of_workspace;
use xtask::workspace::Workspace;

use crate::fixtures::workspace;

#[test]
fn the_checked_in_crate_is_up_to_date() {
    let workspace = Workspace::at(workspace()).expect("this is it");
    let lines = match drift_of_workspace(&workspace) {
        Ok(lines) => lines,
        Err(failure) => panic!("{failure}"),
    };
    assert!(
        lines.is_empty(),
        "(- on disk, + generated); run: cargo xtask codegen\n{}",
        lines.join("\n")
    );
}
