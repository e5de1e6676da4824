//! Each run has a resume token at any time, and joined runs return every item once. A generator
//! creates the layouts of pages, the same ones in each run of the tests.

use hardy_runtime::pages::RunState;
use hardy_runtime::{Error, Paginator};

use crate::drive::Way;
use crate::service::{CallResult, Request, Service, Shelf, page, request};

/// Places as they change with each pull of `ab`, `-`, `cd`.
const PLACES: [(bool, &[&str]); 2] = [
    (
        true,
        &[
            r#"{"Token": null}"#,
            r#"{"Token": "t"}"#,
            r#"{"Token": "u"}"#,
            "-",
        ],
    ),
    (
        false,
        &[
            r#"{"Token": null}"#,
            r#"{"Token": null, "boto_truncate_amount": 1}"#,
            r#"{"Token": "t"}"#,
            r#"{"Token": "u", "boto_truncate_amount": 1}"#,
            "-",
        ],
    ),
];

#[test]
fn the_resume_token_is_at_hand_at_any_time() {
    for (pages, places) in PLACES {
        for way in Way::ALL
            .into_iter()
            .filter(|way| way.gives_pages() == pages)
        {
            let service = Service::scripted("ab>t ->u cd");
            let mut run = way.start(&Paginator::new(request()), &service);
            let mut seen = vec![run.place()];
            while run.pull().is_some() {
                seen.push(run.place());
            }
            assert_eq!(seen, places, "{way:?}");
        }
    }
}

/// Numbers that look random (xorshift).
struct Numbers(u64);

impl Numbers {
    /// A number below `limit`.
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % limit
    }
}

/// A listing that is paged by offset. Tokens are `offset.step`; the step counts the empty pages at
/// one offset. Pages may be short or empty, the same ones each time.
#[derive(Clone, Copy)]
struct Layout {
    letters: usize,
    seed: u64,
}

impl Layout {
    fn item(index: usize) -> char {
        char::from_u32(0x4e00 + index as u32).expect("far from surrogates")
    }

    fn whole(self) -> String {
        (0..self.letters).map(Self::item).collect()
    }

    fn respond(self, request: &Request) -> CallResult {
        let token = request.token.as_deref().unwrap_or("0.0");
        let (offset, step) = token.split_once('.').expect("one of our tokens");
        let (offset, step): (usize, u64) = (number(offset), number(step));
        let size = request.page_size.unwrap_or(4) as u64;
        let mut choice = Numbers(self.seed ^ ((offset as u64 + 1) << 8) ^ (step + 1));
        choice.below(2);
        if step < 3 && choice.below(4) == 0 {
            return Ok(page(
                (step == 0).then(Vec::new),
                Some(format!("{offset}.{}", step + 1)),
            ));
        }
        let length = if choice.below(2) == 0 {
            size
        } else {
            1 + choice.below(size)
        };
        let end = self.letters.min(offset + length as usize);
        let next = (end < self.letters).then(|| format!("{end}.0"));
        Ok(page(Some((offset..end).map(Self::item).collect()), next))
    }

    /// A service with this layout, some of whose responses get lost.
    fn service(self, losing: bool) -> Service {
        let mut losses = Numbers(self.seed);
        Service::new(move |request| match losing && losses.below(5) == 0 {
            true => Err(Error::transport("connection lost")),
            false => self.respond(request),
        })
    }
}

fn number<N: std::str::FromStr>(text: &str) -> N {
    text.parse()
        .unwrap_or_else(|_| panic!("{text} is a number"))
}

/// One listing in many runs: each of them is dropped, cut or fails somewhere.
struct Chain {
    layout: Layout,
    numbers: Numbers,
    changing_sizes: bool,
    losing: bool,
}

impl Chain {
    /// The items of all runs.
    fn joined(&mut self) -> String {
        let service = self.layout.service(self.losing);
        let mut joined = String::new();
        let mut token = None;
        for _ in 0..500 {
            let way = Way::ALL[self.numbers.below(4) as usize];
            let mut run = way.start(&self.paginator(token.take()), &service);
            // A run that is dropped may stop anywhere.
            let pulls = 1 + self.numbers.below(8);
            for pulled in (0..pulls).map_while(|_| run.pull()) {
                joined.extend(pulled.into_iter().flatten());
            }
            token = run.resume_token();
            assert_eq!(token.is_none(), run.state() == RunState::Complete);
            if token.is_none() {
                return joined;
            }
        }
        panic!("the listing does not advance: {joined}")
    }

    fn paginator(&mut self, token: Option<String>) -> Paginator<Shelf> {
        let mut paginator = Paginator::new(request());
        if self.changing_sizes {
            paginator = paginator.page_size(1 + self.numbers.below(6) as i32);
        }
        if self.numbers.below(2) == 0 {
            paginator = paginator.max_items(1 + self.numbers.below(7));
        }
        match token {
            Some(token) => paginator.starting_token(token),
            None => paginator,
        }
    }
}

#[test]
fn runs_joined_by_resume_tokens_give_everything_once() {
    for seed in 1..=2_000_u64 {
        let layout = Layout {
            letters: (seed % 17) as usize,
            seed: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15),
        };
        let mut chain = Chain {
            layout,
            numbers: Numbers(layout.seed),
            changing_sizes: seed % 2 == 0,
            losing: seed % 3 == 0,
        };
        assert_eq!(chain.joined(), layout.whole(), "seed {seed}");
    }
}

#[test]
fn every_place_of_a_run_leads_to_the_rest_whatever_the_page_size() {
    let layout = Layout {
        letters: 11,
        seed: 5,
    };
    for way in Way::ALL {
        for pulls in 0..=11 {
            let service = layout.service(false);
            let mut run = way.start(&Paginator::new(request()).page_size(5), &service);
            let pulled = (0..pulls).map_while(|_| run.pull());
            let given: String = pulled.flat_map(|items| items.expect("no errors")).collect();
            for size in [1, 2, 5, 9] {
                let rest = run.resume_token().map_or(String::new(), |token| {
                    let paginator = Paginator::new(request())
                        .page_size(size)
                        .starting_token(token);
                    way.start(&paginator, &service).drain().concat()
                });
                assert_eq!(
                    format!("{given}{rest}"),
                    layout.whole(),
                    "{way:?} {pulls} {size}"
                );
            }
        }
    }
}
