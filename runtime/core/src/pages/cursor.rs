//! A run and its request: prepares inputs, validates the request once, and cuts outputs as the run
//! decides. Streams and iterators both use it. Never waits for a response.

use super::error::PaginationError;
use super::items::PageItems;
use super::page_offset::PageOffset;
use super::paginated::{CallResult, PageResponse, Paginated};
use super::resume;
use super::run::{Accepted, Run, RunState};
use super::settings::Settings;
use crate::error::Error;
use crate::validate::{Checks, Validate};

pub(super) struct Cursor<O: Paginated> {
    /// The user's request, including the page size. It never changes.
    input: O::Input,
    /// The checks for the request; `None` once it has been validated.
    unchecked: Option<Checks>,
    /// The starting token, if it could not be read.
    unread_start: Option<String>,
    run: Run<O::Token>,
}

/// Where a starting token begins.
fn start<O: Paginated>(
    input: &O::Input,
    text: &str,
) -> Result<PageOffset<O::Token>, PaginationError> {
    let start = resume::read(O::token_members(input), text)?;
    match start.skip {
        Some(skip) if skip > 0 && !O::Items::ARE_COUNTED => {
            let reason = format!("it skips {skip} items, and the operation lists pages alone");
            Err(PaginationError::bad_starting_token(reason, text))
        }
        _ => Ok(start),
    }
}

/// A page for the caller, and its offset.
pub(super) struct Page<O: Paginated> {
    /// The service's response, with only the items that the caller gets.
    pub(super) response: PageResponse<O>,
    pub(super) kept: Accepted<O::Token>,
}

impl<O: Paginated> Cursor<O> {
    pub(super) fn new(input: O::Input, settings: &Settings) -> Self {
        let start = match &settings.starting_token {
            Some(text) => start::<O>(&input, text),
            None => Ok(PageOffset::page(O::input_token(&input))),
        };
        let unread_start = match &start {
            Ok(_) => None,
            Err(_) => settings.starting_token.clone(),
        };
        let run = Run::begin(settings, start);
        Self {
            input,
            unchecked: Some(settings.validation.clone()),
            unread_start,
            run,
        }
    }

    /// The input of the next request. `None` when the run has ended.
    pub(super) fn next_input(&mut self) -> Option<CallResult<O, O::Input>> {
        Some(match self.run.next_request()? {
            Ok(()) => self.check().map(|()| self.input()),
            Err(error) => Err(Error::Pagination(error)),
        })
    }

    /// Validates the request as the user passed it. Tokens from the service, in this run or an
    /// earlier one, are not validated, because a service may lengthen them at any time.
    fn check(&mut self) -> CallResult<O, ()> {
        let Some(validation) = self.unchecked.take() else {
            return Ok(());
        };
        self.input.validate_at(validation).map_err(|violations| {
            self.run.refuse();
            Error::Invalid(violations)
        })
    }

    fn input(&self) -> O::Input {
        let mut input = self.input.clone();
        O::set_input_token(&mut input, self.run.token().cloned());
        input
    }

    /// Accepts the response to the last request.
    pub(super) fn accept<R: Into<PageResponse<O>>>(
        &mut self,
        response: CallResult<O, R>,
    ) -> CallResult<O, Page<O>> {
        match response {
            Ok(response) => Ok(self.accept_response(response.into())),
            Err(error) => {
                match error {
                    Error::Invalid(_) | Error::Encode(_) => self.run.refuse(),
                    _ => self.run.fail(),
                }
                Err(error)
            }
        }
    }

    fn accept_response(&mut self, mut response: PageResponse<O>) -> Page<O> {
        let output = &mut response.output;
        let token = O::output_token(output);
        let items = O::items_mut(output);
        let kept = self
            .run
            .accept(items.as_ref().map_or(0, |items| items.len()), token);
        if let Some(items) = items {
            items.keep(kept.range.clone());
        }
        if kept.again {
            O::clear_further_items(output);
        }
        Page { response, kept }
    }

    /// The token that continues the run; `None` if the run is complete.
    pub(super) fn resume_token(&self) -> Option<String> {
        match &self.unread_start {
            Some(text) => Some(text.clone()),
            None => self
                .run
                .resume_place()
                .map(|place| self.resume_token_at(place)),
        }
    }

    /// The token that continues at `place`.
    pub(super) fn resume_token_at(&self, place: &PageOffset<O::Token>) -> String {
        resume::write(O::token_members(&self.input), place)
    }

    pub(super) fn state(&self) -> RunState {
        self.run.state()
    }

    pub(super) fn retry(&mut self) -> bool {
        self.run.retry()
    }
}
