//! Lists sessions from canned responses, with code that the build script has generated: there is no
//! generated crate.

mod aws {
    //! Where the generated module lies; at the root of a crate, the line below would stand alone.

    include!(concat!(env!("OUT_DIR"), "/mpa.rs"));
}

#[cfg(test)]
mod paging;

#[cfg(test)]
mod store;

#[cfg(test)]
mod fixtures {
    //! Operations whose tokens are no strings, one with several tokens, and a service that is none of AWS.

    include!(concat!(env!("OUT_DIR"), "/several.rs"));
    include!(concat!(env!("OUT_DIR"), "/store.rs"));
    include!(concat!(env!("OUT_DIR"), "/tokens.rs"));
}

use std::collections::VecDeque;

use aws::mpa::operation::{ListSessions, ListSessionsError};
use aws::mpa::types::ListSessionsRequest;
use aws::mpa::{Error, HttpOperation, HttpResponse};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for session in sessions()? {
        println!("{session}");
    }
    Ok(())
}

/// The names of all sessions of a team.
fn sessions() -> Result<Vec<String>, Error<ListSessionsError>> {
    let mut pages = VecDeque::from([
        r#"{"Sessions": [{"SessionArn": "first"}, {"SessionArn": "second"}], "NextToken": "2"}"#,
        r#"{"Sessions": [{"SessionArn": "third"}]}"#,
    ]);
    let call = |input| {
        ListSessions::encode(&input).map_err(Error::Encode)?;
        let page = pages.pop_front().unwrap_or("{}");
        ListSessions::decode(HttpResponse::new(page.into()))
    };
    ListSessions::paginator(ListSessionsRequest::new("team"))
        .blocking_items(call)
        .map(|session| session.map(|session| session.session_arn.unwrap_or_default()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::aws::mpa::{MODEL_VERSION, Validate, types::ListSessionsRequest};

    #[test]
    fn pages_through_the_canned_answers() {
        let sessions = super::sessions().expect("the answers are well-formed");
        assert_eq!(sessions, ["first", "second", "third"]);
    }

    #[test]
    fn states_the_model_that_the_build_script_names() {
        assert_eq!(MODEL_VERSION, Some("2025-08-08"));
        let violations = ListSessionsRequest::new("")
            .validate()
            .expect_err("it is empty");
        assert!(
            violations.to_string().contains("ApprovalTeamArn"),
            "{violations}"
        );
    }
}
