//! What is measured: reading one page of `ListSessions`, and writing the request for it, by Hardy's
//! crate and by its peers; and holding the request against the model, which none of the peers does. Decides what each of them does in one run; time and allocations are
//! counted in `benches/`.

mod clients;
mod hardy;
mod page;
mod sdk;
mod serde;
mod subject;

pub use subject::{Batch, Subject};

use page::{FILTERS, Page, Summary, page, summary};

/// Some subjects that do the same.
pub struct Contest {
    /// What they do.
    pub title: String,
    /// Hardy's crate first.
    pub subjects: Vec<Subject>,
}

/// All that is measured.
///
/// # Panics
///
/// If not all of them read what was put into the page, or write the same request.
pub fn contests() -> [Contest; 5] {
    [reading(), writing(), checking(), sending(), listing()]
}

/// All of them are handed the same bytes.
fn reading() -> Contest {
    let page = page();
    let json = serde_json::to_vec(&page).expect("a page holds nothing that JSON has no form for");
    let json: &'static [u8] = json.leak();
    let expected = summary(&page);
    let all = [hardy::reader(json), sdk::reader(json)]
        .into_iter()
        .chain(serde::readers(json));
    let subjects = all.map(|(subject, read)| {
        assert_eq!(read, expected, "{} reads another page", subject.name);
        subject
    });
    Contest {
        title: format!(
            "Read a page of {} sessions, {} bytes",
            page.sessions.len(),
            json.len()
        ),
        subjects: subjects.collect(),
    }
}

/// Through the whole client, to a response with an empty page.
fn sending() -> Contest {
    let subjects = in_memory(b"{}", &Vec::new());
    Contest {
        title: format!(
            "Send a request with {} filters, through the client",
            FILTERS.len()
        ),
        subjects,
    }
}

/// Through the whole client, and by hand.
fn listing() -> Contest {
    let page = Page {
        next_token: None,
        ..page()
    };
    let json = serde_json::to_vec(&page).expect("a page holds nothing that JSON has no form for");
    let json: &'static [u8] = json.leak();
    let expected = summary(&page);
    let mut subjects = in_memory(json, &expected);
    let (by_hand, listed) = clients::by_hand(json);
    assert_eq!(listed, expected, "the loop by hand reads another page");
    subjects.push(by_hand);
    Contest {
        title: format!(
            "List a page of {} sessions, through the client",
            page.sessions.len()
        ),
        subjects,
    }
}

/// The clients, all of which list what is in the page.
fn in_memory(json: &'static [u8], expected: &Summary) -> Vec<Subject> {
    let all = [clients::ours(json), clients::of_sdk(json)];
    let subjects = all.into_iter().map(|(subject, listed)| {
        assert_eq!(listed, *expected, "{} reads another page", subject.name);
        subject
    });
    subjects.collect()
}

fn checking() -> Contest {
    Contest {
        title: format!("Check a request with {} filters", FILTERS.len()),
        subjects: vec![hardy::checker()],
    }
}

fn writing() -> Contest {
    let (hardy, request) = hardy::writer();
    let (sdk, same_request) = sdk::writer();
    assert_eq!(request, same_request, "the requests differ");
    let body = request.body.to_string();
    Contest {
        title: format!(
            "Write a request with {} filters, {} bytes",
            FILTERS.len(),
            body.len()
        ),
        subjects: vec![hardy, sdk],
    }
}
